import type { RecordedScenario } from '@/lib/archive/views'
import type { Scenario } from '@/lib/content/schema/story'
import { dayOf } from '@/lib/dates'

import { endOf, scenarioState } from './ledger'
import { evidenceOf, type ForecastEvidence, provenSteps } from './proof'
import { brierScore, logarithmicScore, type PlainOutcome } from './scoring'
import { meanOver, shareTime } from './timeline'

/** Where a scenario stands on the way to being counted. */
export type Standing =
  | 'open'
  | 'closing-soon'
  | 'overdue'
  /** Settled with a plain yes or no before its deadline, which has not passed. */
  | 'early'
  | 'counted'
  | 'ambiguous'
  | 'annulled'

/**
 * Where a scenario stands at the instant `now`. A plain outcome counts once the deadline has
 * passed, however early it came: else those that come true, which they may do on any day, would be
 * counted sooner than those that do not, which takes until the last.
 */
export function standingOf(scenario: Scenario, now: string): Standing {
  const { state } = scenarioState(scenario, now)
  if (state !== 'resolved' || scenario.resolution === undefined) {
    return state === 'resolved' ? 'open' : state
  }
  const { outcome } = scenario.resolution
  if (outcome === 'ambiguous' || outcome === 'annulled') return outcome
  return dayOf(now) > scenario.resolveBy ? 'counted' : 'early'
}

/** Scores of one forecast, taken at three points of its life. */
export interface PointScores {
  /** Of the probability at publication. */
  first: number
  /** The mean over the time in which each probability stood. */
  timeWeighted: number
  /** Of the last probability before the day that settled the outcome. */
  last: number
}

/** A scenario that counts, and how well it was forecast. */
export interface CountedForecast extends RecordedScenario {
  outcome: PlainOutcome
  /** Its first forecast was committed before the day that settled the outcome. */
  isProven: boolean
  /** The probability at publication, and the last before the day that settled the outcome. */
  first: number
  last: number
  /** The forecasts that are scored, and of the time in which they stood the share of each. */
  steps: (ForecastEvidence & { share: number })[]
  brier: PointScores
  logarithmic: PointScores
}

/**
 * Every scenario that counts at the instant `now`. Of a proven one only proven forecasts are
 * scored, from when they were; of any other all that are dated in time.
 */
export const listCounted = (
  recorded: readonly RecordedScenario[],
  now: string,
): CountedForecast[] => recorded.flatMap((entry) => toCounted(entry, now) ?? [])

function toCounted(entry: RecordedScenario, now: string): CountedForecast | undefined {
  const { resolution } = entry.scenario
  if (resolution === undefined || standingOf(entry.scenario, now) !== 'counted') return undefined
  const { outcome } = resolution
  if (outcome !== 'yes' && outcome !== 'no') return undefined

  const end = endOf(entry.scenario)
  const dated = evidenceOf(entry).filter(({ from }, index) => index === 0 || from < end)
  const proven = provenSteps(dated)
  const scored = proven.length > 0 ? proven : dated
  const steps = shareTime(scored, end)
  const first = steps[0]?.probability ?? entry.scenario.probability
  const last = steps.at(-1)?.probability ?? first
  const score = (of: (probability: number, outcome: PlainOutcome) => number): PointScores => ({
    first: of(first, outcome),
    timeWeighted: meanOver(steps, (probability) => of(probability, outcome)),
    last: of(last, outcome),
  })
  return {
    scenario: entry.scenario,
    story: entry.story,
    committedAt: entry.committedAt,
    outcome,
    first,
    last,
    steps,
    isProven: proven.length > 0,
    brier: score(brierScore),
    logarithmic: score(logarithmicScore),
  }
}
