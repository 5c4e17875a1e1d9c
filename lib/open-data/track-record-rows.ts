import type { RecordedScenario } from '@/lib/archive/views'
import { evidenceOf, type ForecastEvidence } from '@/lib/forecast/proof'
import { type CountedForecast, listCounted, type Standing, standingOf } from '@/lib/forecast/record'
import { describeProbability } from '@/lib/forecast/yardstick'

/** A forecast of a scenario, and what it counts for. */
export interface RecordRow {
  recorded: RecordedScenario
  standing: Standing
  /** Whether the scenario is counted among the proven; `undefined` where it is not counted. */
  isCountedAsProven: boolean | undefined
  forecast: ForecastEvidence
  words: string
  /** The share of the time that it stood, where it is scored. */
  share: number | undefined
}

/** Scenarios in one answer, as a table of one or two megabytes: more would wait for each other. */
const SCENARIOS_PER_ANSWER = 2000

/** At least one, so that a record without scenarios has a first page. */
export const countRecordPages = (scenarios: number): number =>
  Math.max(1, Math.ceil(scenarios / SCENARIOS_PER_ANSWER))

/** @param page from 1 */
export const recordPage = (
  recorded: readonly RecordedScenario[],
  page: number,
): RecordedScenario[] =>
  recorded.slice((page - 1) * SCENARIOS_PER_ANSWER, page * SCENARIOS_PER_ANSWER)

/** A row for every forecast of every scenario, scored or not. */
export function listRecordRows(recorded: readonly RecordedScenario[], now: string): RecordRow[] {
  const counted = new Map(listCounted(recorded, now).map((entry) => [nameOf(entry), entry]))
  return recorded.flatMap((entry) => rowsOf(entry, counted.get(nameOf(entry)), now))
}

const nameOf = ({ story, scenario }: RecordedScenario) => `${story.slug}/${scenario.id}`

function rowsOf(
  recorded: RecordedScenario,
  counted: CountedForecast | undefined,
  now: string,
): RecordRow[] {
  const standing = standingOf(recorded.scenario, now)
  return evidenceOf(recorded).map((forecast) => ({
    recorded,
    standing,
    isCountedAsProven: counted?.isProven,
    forecast,
    words: describeProbability(forecast.probability).words,
    share: counted?.steps.find(({ index }) => index === forecast.index)?.share,
  }))
}
