import type { RecordedScenario } from '@/lib/archive/views'

import { endOf } from './ledger'
import { type ForecastStep, stepsOf } from './timeline'

/** A forecast as it was printed, and what can be proved of it. */
export interface ForecastEvidence extends ForecastStep {
  /** 0 at publication, and then the number of the revision. */
  index: number
  /** The time it is printed with. */
  madeAt: string
  /** When the repository first held it; `undefined` where its history does not tell. */
  committedAt: string | undefined
  /** Committed before the outcome was settled, or, while there is none, before the deadline was over. */
  isProven: boolean
}

type Evidence = Pick<RecordedScenario, 'scenario' | 'committedAt'> & {
  story: Pick<RecordedScenario['story'], 'publishedAt'>
}

/** What was said of a scenario at publication and at each revision, with the proof of each. */
export function evidenceOf({ scenario, story, committedAt }: Evidence): ForecastEvidence[] {
  const end = endOf(scenario)
  return stepsOf(scenario, story.publishedAt).map(({ from, probability }, index) => {
    const commit = committedAt[index]
    const isProven = commit !== undefined && commit < end
    return { from, probability, index, madeAt: from, committedAt: commit, isProven }
  })
}

/**
 * The proven forecasts that stood: each from the later of the time it is printed with and the time
 * of its commit. One that came into the repository together with its revision, or after it, never
 * stood. Empty where the first forecast is not proven, as the record of a scenario begins with it.
 */
export function provenSteps(evidence: readonly ForecastEvidence[]): ForecastEvidence[] {
  if (evidence[0]?.isProven !== true) return []
  const steps = evidence
    .filter(({ isProven }) => isProven)
    .map((step) => ({ ...step, from: laterOf(step.madeAt, step.committedAt ?? step.madeAt) }))
  return steps.filter((step, index) => steps.slice(index + 1).every(({ from }) => from > step.from))
}

const laterOf = (one: string, other: string) => (one > other ? one : other)
