import { FEWEST } from './calibration'
import type { CountedForecast, PointScores } from './record'
import { brierOfBaseRate, BRIER_OF_EVENS, skillScore } from './scoring'

/** The mean scores of some forecasts. */
export interface Summary {
  count: number
  happened: number
  /** The share that happened. */
  baseRate: number
  brier: PointScores
  logarithmic: PointScores
  /** The Brier score of having given everything the share that happened. */
  brierOfBaseRate: number
  /** Against that; `undefined` where all or nothing happened, as it is perfect then. */
  skillOverBaseRate: PointScores | undefined
  /** Against having said 50% of everything. */
  skillOverEvens: PointScores
  /** Too few to conclude anything. */
  isThin: boolean
}

type Point = keyof PointScores

/** `undefined` where there is nothing to sum up. */
export const summarise = (counted: readonly CountedForecast[]): Summary | undefined =>
  sumUp(toColumns(counted))

/** A number of each forecast. What is summed up again and again is picked together only once. */
interface Columns {
  happened: Float64Array
  brier: Record<Point, Float64Array>
  logarithmic: Record<Point, Float64Array>
}

function toColumns(counted: readonly CountedForecast[]): Columns {
  const column = (numberOf: (forecast: CountedForecast) => number) =>
    new Float64Array(counted.map(numberOf))
  return {
    happened: column(({ outcome }) => (outcome === 'yes' ? 1 : 0)),
    brier: forPoints((point) => column(({ brier }) => brier[point])),
    logarithmic: forPoints((point) => column(({ logarithmic }) => logarithmic[point])),
  }
}

function sumUp(columns: Columns, count = columns.happened.length): Summary | undefined {
  if (count === 0) return undefined
  const happened = sum(columns.happened.subarray(0, count))
  const brier = forPoints((point) => mean(columns.brier[point].slice(0, count)))
  const reference = brierOfBaseRate(happened / count)
  return {
    ...{ count, happened, brier },
    baseRate: happened / count,
    logarithmic: forPoints((point) => mean(columns.logarithmic[point].slice(0, count))),
    brierOfBaseRate: reference,
    skillOverBaseRate:
      reference === 0 ? undefined : forPoints((point) => skillScore(brier[point], reference)),
    skillOverEvens: forPoints((point) => skillScore(brier[point], BRIER_OF_EVENS)),
    isThin: count < FEWEST,
  }
}

const forPoints = <Value>(value: (point: Point) => Value): Record<Point, Value> => ({
  first: value('first'),
  timeWeighted: value('timeWeighted'),
  last: value('last'),
})

/** Summed from the smallest on, so that the order of the forecasts does not change a digit. */
const mean = (values: Float64Array): number => sum(values.sort()) / values.length

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

export interface Group<Key extends string> {
  key: Key
  summary: Summary
}

/** A summary for each value of `keyOf` that occurs, in the order of the keys. */
export function summariseBy<Key extends string>(
  counted: readonly CountedForecast[],
  keys: readonly Key[],
  keyOf: (forecast: CountedForecast) => Key,
): Group<Key>[] {
  return keys.flatMap((key) => {
    const summary = summarise(counted.filter((forecast) => keyOf(forecast) === key))
    return summary === undefined ? [] : [{ key, summary }]
  })
}

/** The record as it stood at the end of a month. */
export interface MonthEnd {
  /** ‘2026-11’ */
  month: string
  /** Of all that counted until then. */
  summary: Summary
}

/** The record at the end of each month in which something was counted; it counts from its deadline on. */
export function summariseByMonth(counted: readonly CountedForecast[]): MonthEnd[] {
  const inOrder = counted.toSorted((one, other) =>
    compare(one.scenario.resolveBy, other.scenario.resolveBy),
  )
  const columns = toColumns(inOrder)
  const months = inOrder.map(({ scenario }) => scenario.resolveBy.slice(0, 7))
  return months.flatMap((month, index) => {
    const isLast = month !== months[index + 1]
    const summary = isLast ? sumUp(columns, index + 1) : undefined
    return summary === undefined ? [] : [{ month, summary }]
  })
}

/** The forecasts with the best and the worst scores over their time, at most `limit` of each and none in both. */
export function findExtremes(counted: readonly CountedForecast[], limit: number) {
  const ranked = counted.toSorted(
    (one, other) =>
      one.brier.timeWeighted - other.brier.timeWeighted || compare(nameOf(one), nameOf(other)),
  )
  const each = Math.min(limit, Math.floor(ranked.length / 2))
  return { best: ranked.slice(0, each), worst: ranked.toReversed().slice(0, each) }
}

const nameOf = ({ story, scenario }: CountedForecast) => `${story.slug} ${scenario.id}`

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
