import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'

/** ‘65%, likely or probable’ */
export const putIntoWords = (probability: number): string =>
  `${formatProbability(probability)}, ${describeProbability(probability).words}`
