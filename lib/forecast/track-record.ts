import type { RecordedScenario } from '@/lib/archive/views'

import { calibrate, type CalibrationBin } from './calibration'
import { decompose, type Decomposition } from './decomposition'
import { evidenceOf } from './proof'
import { type CountedForecast, listCounted, type Standing, standingOf } from './record'
import { type Summary, summarise } from './summary'

/** The scores of some forecasts, and what they are made of. */
export interface ScoreSheet {
  counted: CountedForecast[]
  /** `undefined` where nothing is counted, as all else is empty then. */
  summary: Summary | undefined
  /** Of the probabilities at publication: one a question, whatever is known later. */
  calibration: CalibrationBin[]
  decomposition: Decomposition | undefined
}

export interface TrackRecord {
  /** Of all scenarios, how many stand where. */
  standings: Record<Standing, number>
  total: number
  proven: ScoreSheet
  unproven: ScoreSheet
  /** The proven forecast that comes due next: what the proven record waits for. */
  nextDue: RecordedScenario | undefined
  /** Without a plain outcome: the newest resolution first. */
  annulled: RecordedScenario[]
  ambiguous: RecordedScenario[]
}

/** How well the forecasts of a newsroom did until the instant `now`. */
export function toTrackRecord(recorded: readonly RecordedScenario[], now: string): TrackRecord {
  const counted = listCounted(recorded, now)
  const standings = recorded.map(({ scenario }) => standingOf(scenario, now))
  const withStanding = (...wanted: Standing[]) =>
    recorded.filter((_entry, index) => wanted.some((one) => one === standings[index]))
  const newestFirst = (entries: RecordedScenario[]) =>
    entries.sort((one, other) => compare(resolvedAt(other), resolvedAt(one)))
  return {
    standings: countStandings(standings),
    total: recorded.length,
    proven: toScoreSheet(counted.filter(({ isProven }) => isProven)),
    unproven: toScoreSheet(counted.filter(({ isProven }) => !isProven)),
    nextDue: findNextDue(withStanding('open', 'closing-soon', 'early')),
    annulled: newestFirst(withStanding('annulled')),
    ambiguous: newestFirst(withStanding('ambiguous')),
  }
}

function toScoreSheet(counted: CountedForecast[]): ScoreSheet {
  const first = counted.map((forecast) => ({
    probability: forecast.first,
    outcome: forecast.outcome,
    weight: 1,
  }))
  return {
    counted,
    summary: summarise(counted),
    calibration: calibrate(first),
    decomposition: decompose(first),
  }
}

function countStandings(standings: readonly Standing[]) {
  const counts: Record<Standing, number> = {
    open: 0,
    'closing-soon': 0,
    overdue: 0,
    early: 0,
    counted: 0,
    ambiguous: 0,
    annulled: 0,
  }
  for (const standing of standings) counts[standing] += 1
  return counts
}

const findNextDue = (awaited: readonly RecordedScenario[]) =>
  awaited
    .toSorted((one, other) => compare(one.scenario.resolveBy, other.scenario.resolveBy))
    .find((entry) => evidenceOf(entry)[0]?.isProven === true)

const resolvedAt = ({ scenario }: RecordedScenario) => scenario.resolution?.recordedAt ?? ''

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
