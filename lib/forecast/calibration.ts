import { exactInterval, type Interval } from './binomial'
import type { PlainOutcome } from './scoring'

/** Fewer outcomes than this show nothing, and no conclusion is drawn from them. */
export const FEWEST = 5

export interface CalibrationBin {
  /** Probabilities of `from` and more, below `to`. */
  from: number
  to: number
  count: number
  happened: number
  /** Mean of the probabilities in the bin. */
  meanProbability: number
  /** The share that happened. */
  frequency: number
  /** Where the true share lies, at 95% confidence. */
  band: Interval
}

const BINS = 10

/**
 * Whether things happen as often as was said: forecasts in ten bins of equal width, each with the
 * share that happened and its exact binomial band. Bins without a forecast are left out.
 *
 * The band takes the questions of a bin for independent of each other.
 */
export function calibrate(
  forecasts: readonly { probability: number; outcome: PlainOutcome }[],
): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, index) => {
    const members = forecasts.filter(({ probability }) => binOf(probability) === index)
    const happened = members.filter(({ outcome }) => outcome === 'yes').length
    return { index, members, happened, count: members.length }
  })
    .filter(({ count }) => count > 0)
    .map(({ index, members, happened, count }) => ({
      from: index / BINS,
      to: (index + 1) / BINS,
      count,
      happened,
      meanProbability: members.reduce((sum, { probability }) => sum + probability, 0) / count,
      frequency: happened / count,
      band: exactInterval(happened, count),
    }))
}

/** 0.3 × 10 and 0.7 × 10 fall just beside a whole number, unless they are rounded first. */
const binOf = (probability: number) =>
  Math.min(BINS - 1, Math.floor(Number((probability * BINS).toFixed(9))))
