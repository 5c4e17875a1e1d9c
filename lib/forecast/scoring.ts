/** An outcome that a probability can be held against. */
export type PlainOutcome = 'yes' | 'no'

/**
 * The Brier score of one forecast: the squared distance between the probability and what happened
 * (1 for yes, 0 for no). 0 is perfect, 1 is certain and wrong, and saying 50% always scores 0.25.
 *
 * After G. W. Brier, 'Verification of forecasts expressed in terms of probability', Monthly Weather
 * Review 78 (1950), whose original sums over both outcomes and so reads twice as high, 0 to 2.
 */
export function brierScore(probability: number, outcome: PlainOutcome): number {
  const happened = outcome === 'yes' ? 1 : 0
  return (probability - happened) ** 2
}

/**
 * The logarithmic score of one forecast: minus the natural logarithm of the probability that was
 * given to what happened. 0 is perfect, saying 50% scores 0.693, and there is no worst.
 *
 * After I. J. Good, 'Rational decisions', Journal of the Royal Statistical Society B 14 (1952),
 * with its sign turned, so that less is better as with the Brier score.
 */
export function logarithmicScore(probability: number, outcome: PlainOutcome): number {
  // Through log1p, as 1 − p loses the digits of a small p.
  const logarithm = outcome === 'yes' ? Math.log(probability) : Math.log1p(-probability)
  return 0 - logarithm
}

/**
 * The part of a reference's score that the forecasts saved: 1 is perfect, 0 no better than the
 * reference, below 0 worse.
 *
 * After F. Sanders, 'On subjective probability forecasting', Journal of Applied Meteorology 2 (1963).
 *
 * @param reference more than 0: nothing can be saved of a score that was perfect
 */
export const skillScore = (score: number, reference: number): number => 1 - score / reference

/** The Brier score of saying 50% of everything. */
export const BRIER_OF_EVENS = 0.25

/**
 * The Brier score of having given everything the share `baseRate` that came true. Nobody knows that
 * share beforehand, which makes it a stern reference: p(1 − p), at most 0.25.
 */
export const brierOfBaseRate = (baseRate: number): number => baseRate * (1 - baseRate)

/** Two decimals, as a score is printed: ‘0.12’. */
export function formatScore(score: number): string {
  return score.toFixed(2)
}
