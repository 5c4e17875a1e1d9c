import type { Scenario } from '@/lib/content/schema/story'
import { outcomeNames, scenarioKindNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { scenarioState, type ScenarioState } from '@/lib/forecast/ledger'
import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'

/** A scenario as the mail tells it, in whatever format. */
export interface Forecast {
  id: string
  /** ‘Risk’ */
  kind: string
  statement: string
  probability: number
  /** ‘65%’ */
  figure: string
  /** ‘likely or probable’ */
  words: string
  /** ‘Deadline 8 August 2026’ */
  standing: string
  isResolved: boolean
}

export const MAXIMUM_FORECASTS = 4

/** Open ones first, then those that are decided, each in the order in which the story has them. */
export function listForecasts(scenarios: readonly Scenario[], now: string): Forecast[] {
  const all = scenarios.map((scenario) => ({ scenario, standing: scenarioState(scenario, now) }))
  const open = all.filter(({ standing }) => standing.state !== 'resolved')
  const resolved = all.filter(({ standing }) => standing.state === 'resolved')
  return [...open, ...resolved].map(({ scenario, standing }) => toForecast(scenario, standing))
}

const toForecast = (scenario: Scenario, standing: ScenarioState): Forecast => ({
  id: scenario.id,
  kind: scenarioKindNames[scenario.kind],
  statement: scenario.statement,
  probability: standing.probability,
  figure: formatProbability(standing.probability),
  words: describeProbability(standing.probability).words,
  standing: describeStanding(scenario, standing),
  isResolved: standing.state === 'resolved',
})

function describeStanding({ resolveBy, resolution }: Scenario, { state }: ScenarioState): string {
  if (state === 'resolved' && resolution !== undefined) {
    return `${outcomeNames[resolution.outcome]}, ${formatDay(resolution.eventDate)}`
  }
  if (state === 'overdue') return `Deadline ${formatDay(resolveBy)}, outcome not yet recorded`
  return `Deadline ${formatDay(resolveBy)}`
}
