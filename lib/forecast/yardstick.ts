export interface ProbabilityBand {
  words: string
  /** The band in figures: ‘55–75%’. */
  range: string
  from: number
  to: number
}

/**
 * The probability yardstick of the UK's Professional Head of Intelligence Assessment (PHIA), as in
 * 'Explaining Uncertainty in UK Intelligence Assessment', gov.uk, 24 March 2025. It leaves gaps between
 * its bands; `below` is the middle of the gap that follows.
 */
const lowerBands = [
  { words: 'remote chance', range: '5% or less', from: 0, to: 0.05, below: 0.075 },
  { words: 'highly unlikely', range: '10–20%', from: 0.1, to: 0.2, below: 0.225 },
  { words: 'unlikely', range: '25–35%', from: 0.25, to: 0.35, below: 0.375 },
  { words: 'realistic possibility', range: '40% to under 50%', from: 0.4, to: 0.5, below: 0.525 },
  { words: 'likely or probable', range: '55–75%', from: 0.55, to: 0.75, below: 0.775 },
  { words: 'highly likely', range: '80–90%', from: 0.8, to: 0.9, below: 0.925 },
]
const highestBand = { words: 'almost certain', range: '95% or more', from: 0.95, to: 1 }

/** From the lowest to the highest. */
export const probabilityBands: readonly ProbabilityBand[] = [...lowerBands, highestBand]

/**
 * Words for a probability between 0 and 1. One that falls into a gap takes the nearest band, the
 * upper one from the middle on; so 0.5 reads ‘realistic possibility’.
 */
export function describeProbability(probability: number): ProbabilityBand {
  const { words, range, from, to } =
    lowerBands.find((band) => probability < band.below) ?? highestBand
  return { words, range, from, to }
}

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })

/** ‘65%’, with a decimal only where needed; a forecast is never rounded to impossible or certain. */
export function formatProbability(probability: number): string {
  if (probability > 0 && probability < 0.001) return '<0.1%'
  if (probability < 1 && probability > 0.999) return '>99.9%'
  return percent.format(probability)
}
