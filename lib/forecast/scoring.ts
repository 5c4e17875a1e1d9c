/**
 * The Brier score of one forecast: the squared distance between the probability and what happened
 * (1 for yes, 0 for no). 0 is perfect, 1 is certain and wrong, and saying 50% always scores 0.25.
 *
 * After G. W. Brier, 'Verification of forecasts expressed in terms of probability', Monthly Weather
 * Review 78 (1950), whose original sums over both outcomes and so reads twice as high, 0 to 2.
 */
export function brierScore(probability: number, outcome: 'yes' | 'no'): number {
  const happened = outcome === 'yes' ? 1 : 0
  return (probability - happened) ** 2
}

/** Two decimals, as a score is printed: ‘0.12’. */
export function formatScore(score: number): string {
  return score.toFixed(2)
}
