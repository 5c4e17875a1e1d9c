import type { Scenario } from '@/lib/content/schema/story'

/** A probability, and the instant from which it stands: until that of the next step. */
export interface ForecastStep {
  from: string
  probability: number
}

/** A probability, and how long it stood. */
export interface Stand {
  probability: number
  /** Of all the time in which the forecast stood: those of one forecast sum to 1. */
  share: number
}

/** What was said of a scenario, and since when: at publication, and at each revision. */
export const stepsOf = (
  { probability, revisions }: Pick<Scenario, 'probability' | 'revisions'>,
  publishedAt: string,
): ForecastStep[] => [
  { from: publishedAt, probability },
  ...revisions.map((revision) => ({ from: revision.at, probability: revision.probability })),
]

/** The probability that stood at an instant; `undefined` before the first. */
export const probabilityAt = (
  steps: readonly ForecastStep[],
  instant: string,
): number | undefined => steps.findLast(({ from }) => from <= instant)?.probability

/**
 * How long each probability stood until `end`. A forecast of which none stood for a second before
 * it, as it was made on the very day of its outcome, counts as its first probability.
 *
 * @param steps in the order of their times, at least one
 * @param end an instant, or a day, which ends as it begins
 */
export function standsUntil(steps: readonly ForecastStep[], end: string): Stand[] {
  const ends = Date.parse(end)
  const spans = steps.map(({ from, probability }, index) => {
    const next = steps[index + 1]
    const until = next === undefined ? ends : Math.min(ends, Date.parse(next.from))
    return { probability, milliseconds: Math.max(0, until - Date.parse(from)) }
  })
  const whole = spans.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  if (whole === 0) return steps.slice(0, 1).map(({ probability }) => ({ probability, share: 1 }))
  return spans
    .filter(({ milliseconds }) => milliseconds > 0)
    .map(({ probability, milliseconds }) => ({ probability, share: milliseconds / whole }))
}

/** The mean of a score over the time in which each probability stood. */
export const meanOver = (
  stands: readonly Stand[],
  score: (probability: number) => number,
): number => stands.reduce((sum, { probability, share }) => sum + share * score(probability), 0)
