import type { PlainOutcome } from './scoring'

/** A probability that was held against an outcome, and how much it counts. */
export interface WeightedForecast {
  probability: number
  outcome: PlainOutcome
  /** More than 0. */
  weight: number
}

export interface Decomposition {
  /** How far the probabilities lie from what came of them: 0 is best. */
  reliability: number
  /** How far apart they tell what happens from what does not: more is better, up to `uncertainty`. */
  resolution: number
  /** What no forecast can change: how unpredictable the questions were, at most 0.25. */
  uncertainty: number
}

/**
 * Splits a mean Brier score: score = reliability − resolution + uncertainty. Forecasts are grouped
 * by their exact probability and not by bins, so that the sum has no remainder.
 *
 * After A. H. Murphy, 'A new vector partition of the probability score', Journal of Applied
 * Meteorology 12 (1973). `undefined` where there is nothing to split.
 */
export function decompose(forecasts: readonly WeightedForecast[]): Decomposition | undefined {
  const whole = weigh(forecasts)
  if (whole.weight === 0) return undefined
  const baseRate = whole.happened / whole.weight
  let reliability = 0
  let resolution = 0
  for (const [probability, group] of groupByProbability(forecasts)) {
    const { weight, happened } = weigh(group)
    const frequency = happened / weight
    reliability += (weight / whole.weight) * (probability - frequency) ** 2
    resolution += (weight / whole.weight) * (frequency - baseRate) ** 2
  }
  return { reliability, resolution, uncertainty: baseRate * (1 - baseRate) }
}

function weigh(forecasts: readonly WeightedForecast[]) {
  let weight = 0
  let happened = 0
  for (const forecast of forecasts) {
    weight += forecast.weight
    if (forecast.outcome === 'yes') happened += forecast.weight
  }
  return { weight, happened }
}

/** In the order of the probabilities, so that the order of the forecasts changes no digit of a sum by much. */
function groupByProbability(forecasts: readonly WeightedForecast[]) {
  const groups = new Map<number, WeightedForecast[]>()
  for (const forecast of forecasts) {
    const group = groups.get(forecast.probability)
    if (group === undefined) groups.set(forecast.probability, [forecast])
    else group.push(forecast)
  }
  return [...groups].toSorted(([one], [other]) => one - other)
}
