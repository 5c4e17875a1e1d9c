import type { ForecastRevision, Outcome, Scenario } from '@/lib/content/schema/story'
import { dayAfter, dayOf } from '@/lib/dates'

import { brierScore } from './scoring'

const CLOSING_SOON_DAYS = 30
const MS_PER_DAY = 86_400_000

export interface ScenarioState {
  state: 'open' | 'closing-soon' | 'overdue' | 'resolved'
  /** The forecast that stands: the latest by now, or the last before the outcome was settled. */
  probability: number
  firstProbability: number
  /** Brier scores; only a plain yes or no is scored. */
  score: { first: number; last: number } | undefined
}

/** Where a scenario stands at the instant `now`. A forecast holds until the next revision. */
export function scenarioState(scenario: Scenario, now: string): ScenarioState {
  const { resolution, revisions, probability: firstProbability } = scenario
  if (resolution === undefined || resolution.recordedAt > now) {
    const latest = revisions.findLast((revision) => revision.at <= now)
    return {
      state: openState(scenario.resolveBy, now),
      probability: latest?.probability ?? firstProbability,
      firstProbability,
      score: undefined,
    }
  }
  const last = revisions.findLast((revision) => wasMadeInTime(revision, scenario))
  const probability = last?.probability ?? firstProbability
  const score = scoreBoth(firstProbability, probability, resolution.outcome)
  return { state: 'resolved', probability, firstProbability, score }
}

/**
 * Until when a forecast could still be right or wrong: the beginning of the day (UTC) that settled
 * the outcome, or the end of the deadline where that comes first. A day.
 */
export function endOf({ resolveBy, resolution }: Scenario): string {
  const deadline = dayAfter(resolveBy)
  return resolution !== undefined && resolution.eventDate < deadline
    ? resolution.eventDate
    : deadline
}

/**
 * A later revision may know the answer. A day sorts before every instant on it, so comparing the
 * texts leaves the whole day out.
 */
export function wasMadeInTime(revision: ForecastRevision, scenario: Scenario): boolean {
  return revision.at < endOf(scenario)
}

function openState(resolveBy: string, now: string) {
  const daysLeft = (Date.parse(resolveBy) - Date.parse(dayOf(now))) / MS_PER_DAY
  if (daysLeft < 0) return 'overdue'
  return daysLeft <= CLOSING_SOON_DAYS ? 'closing-soon' : 'open'
}

function scoreBoth(first: number, last: number, outcome: Outcome) {
  if (outcome !== 'yes' && outcome !== 'no') return undefined
  return { first: brierScore(first, outcome), last: brierScore(last, outcome) }
}
