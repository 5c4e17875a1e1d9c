import type { Scenario } from '@/lib/content/schema/story'

/** A probability, and the instant from which it stands: until that of the next step. */
export interface ForecastStep {
  from: string
  probability: number
}

/** Of all the time in which a forecast stood, the share of one of its steps: they sum to 1. */
type WithShare<Step> = Step & { share: number }

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
 * How long each probability stood until `end`; 0 for one that was given after it. Where none stood
 * for a second, as the forecast was made on the very day of its outcome, the first one counts.
 *
 * @param steps in the order of their times, at least one
 * @param end an instant, or a day, which ends as it begins
 */
export function shareTime<Step extends ForecastStep>(
  steps: readonly Step[],
  end: string,
): WithShare<Step>[] {
  const ends = Date.parse(end)
  const spans = steps.map(({ from }, index) => {
    const next = steps[index + 1]
    const until = next === undefined ? ends : Math.min(ends, Date.parse(next.from))
    return Math.max(0, until - Date.parse(from))
  })
  const whole = spans.reduce((sum, span) => sum + span, 0)
  return steps.map((step, index) => {
    const share = whole === 0 ? Number(index === 0) : (spans[index] ?? 0) / whole
    return { ...step, share }
  })
}

/**
 * The mean of a score over the time in which each probability stood.
 *
 * As the Brier scores of B. Mellers and others, 'Psychological strategies for winning a geopolitical
 * forecasting tournament', Psychological Science 25 (2014), are means over the days of a question;
 * here to the second.
 */
export const meanOver = (
  steps: readonly WithShare<{ probability: number }>[],
  score: (probability: number) => number,
): number => steps.reduce((sum, { probability, share }) => sum + share * score(probability), 0)
