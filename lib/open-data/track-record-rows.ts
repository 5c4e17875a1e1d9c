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

/** A row for every forecast of every scenario, scored or not. */
export function listRecordRows(recorded: readonly RecordedScenario[], now: string): RecordRow[] {
  const counted = new Map(listCounted(recorded, now).map((entry) => [nameOf(entry), entry]))
  return recorded.flatMap((entry) => rowsOf(entry, counted.get(nameOf(entry)), now))
}

const nameOf = ({ story, scenario }: RecordedScenario) => `${story.slug}/${scenario.id}`

const rowsOf = (
  recorded: RecordedScenario,
  counted: CountedForecast | undefined,
  now: string,
): RecordRow[] =>
  evidenceOf(recorded).map((forecast) => ({
    recorded,
    standing: standingOf(recorded.scenario, now),
    isCountedAsProven: counted?.isProven,
    forecast,
    words: describeProbability(forecast.probability).words,
    share: counted?.steps.find(({ index }) => index === forecast.index)?.share,
  }))
