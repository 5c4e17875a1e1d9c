import type { ScenarioFilter } from '@/lib/archive/scenario-queries'
import { horizons, scenarioKinds } from '@/lib/content/vocabulary'
import { parseNumber } from '@/lib/parse-number'

export const SCENARIOS_PER_PAGE = 30

/** Which part of the open scenarios an address asks for. */
export interface ScenarioView extends ScenarioFilter {
  page: number
}

type SearchParams = Partial<Record<string, string | string[]>>

/** `undefined` where the address asks for something that cannot be. */
export function parseScenarioView(
  { topic, kind, horizon, page = '1' }: SearchParams,
  topics: readonly string[],
): ScenarioView | undefined {
  const view = {
    topic: topics.find((known) => known === topic),
    kind: scenarioKinds.find((known) => known === kind),
    horizon: horizons.find((known) => known === horizon),
  }
  const number = typeof page === 'string' ? parseNumber(page) : undefined
  const isKnown = view.topic === topic && view.kind === kind && view.horizon === horizon
  return number === undefined || !isKnown ? undefined : { ...view, page: number }
}
