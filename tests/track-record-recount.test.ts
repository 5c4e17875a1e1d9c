import { describe, expect, test } from 'vitest'

import type { Archive } from '@/lib/archive/archive'
import { addFirstCommits, finishForecastHistory } from '@/lib/archive/forecast-history'
import { findRevision } from '@/lib/archive/ingest'
import { listScenarios } from '@/lib/archive/scenario-queries'
import type { RecordedScenario } from '@/lib/archive/views'
import { nameForecasts } from '@/lib/content/forecast-names'
import { parseFile } from '@/lib/content/parse'
import { toTrackRecord } from '@/lib/forecast/track-record'
import { toRecordCsv } from '@/lib/open-data/track-record-csv'
import { listRecordRows } from '@/lib/open-data/track-record-rows'
import { openFolderSource } from '@/lib/publish/folder-source'

import { generateStory } from './bench/generate-story'
import { shapeOf } from './bench/shape'
import { archiveOf } from './fixtures/newsroom'
import { bridgeStories } from './fixtures/newsroom/bridge-stories'
import { councilStories } from './fixtures/newsroom/council-stories'
import { desk } from './fixtures/newsroom/desk'
import { readBytes } from './fixtures/read-source'
import { recorded } from './fixtures/recorded'

/**
 * The record, computed once more as a reader would who has the table alone and knows the method:
 * nothing below this line is taken from the code that keeps the score.
 */
type Row = Record<string, string>

/** RFC 4180, letter by letter. */
function readTable(csv: string): Row[] {
  const lines: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < csv.length; at++) {
    const line = lines.at(-1) ?? []
    const add = (letter: string) => line.push((line.pop() ?? '') + letter)
    if (csv.startsWith('""', at) && isQuoted) add(csv.charAt(++at))
    else if (csv[at] === '"') isQuoted = !isQuoted
    else if (csv[at] === ',' && !isQuoted) line.push('')
    else if (csv.startsWith('\r\n', at) && !isQuoted) at = lines.push(['']) ? at + 1 : at
    else add(csv.charAt(at))
  }
  const [names = [], ...body] = lines.slice(0, -1)
  return body.map((line) =>
    Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])),
  )
}

interface Recount {
  proven: boolean
  yes: number
  /** Probabilities, and the share of the time of each. */
  steps: { p: number; share: number }[]
}

const DAY = 86_400_000

function recount(table: Row[], now: string): Recount[] {
  const questions = new Map<string, Row[]>()
  for (const row of table) {
    const name = `${row['story']} ${row['scenario']}`
    questions.set(name, [...(questions.get(name) ?? []), row])
  }
  return [...questions.values()].flatMap((rows) => {
    const { outcome = '', event_date: event = '', resolve_by: deadline = '' } = rows[0] ?? {}
    if (!['yes', 'no'].includes(outcome) || now.slice(0, 10) <= deadline) return []
    const end = Math.min(Date.parse(event), Date.parse(deadline) + DAY)
    const forecasts = rows.map((row) => ({
      p: Number(row['probability']),
      made: Date.parse(row['made_at'] ?? ''),
      committed: row['committed_at'] === '' ? Infinity : Date.parse(row['committed_at'] ?? ''),
    }))
    const proven = (forecasts[0]?.committed ?? Infinity) < end
    const stood = proven
      ? forecasts
          .filter(({ committed, made }, index) => committed < end && (index === 0 || made < end))
          .map(({ p, made, committed }) => ({ p, from: Math.max(made, committed) }))
          .filter(({ from }, index, all) =>
            all.slice(index + 1).every((later) => later.from > from),
          )
      : forecasts
          .filter(({ made }, index) => index === 0 || made < end)
          .map(({ p, made }) => ({ p, from: made }))
    const spans = stood.map(({ p, from }, index) => ({
      p,
      span: Math.max(0, Math.min(end, stood[index + 1]?.from ?? end) - from),
    }))
    const whole = spans.reduce((sum, { span }) => sum + span, 0)
    const steps = spans.map(({ p, span }, index) => ({
      p,
      share: whole === 0 ? Number(index === 0) : span / whole,
    }))
    return [{ proven, yes: Number(outcome === 'yes'), steps }]
  })
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function scoresOf(questions: Recount[]) {
  const rate = mean(questions.map(({ yes }) => yes))
  const of = (score: (p: number, yes: number) => number) => ({
    first: mean(questions.map(({ steps, yes }) => score(steps[0]?.p ?? NaN, yes))),
    timeWeighted: mean(
      questions.map(({ steps, yes }) =>
        steps.reduce((sum, { p, share }) => sum + share * score(p, yes), 0),
      ),
    ),
    last: mean(questions.map(({ steps, yes }) => score(steps.at(-1)?.p ?? NaN, yes))),
  })
  const brier = of((p, yes) => (p - yes) * (p - yes))
  const over = (reference: number) => ({
    first: (reference - brier.first) / reference,
    timeWeighted: (reference - brier.timeWeighted) / reference,
    last: (reference - brier.last) / reference,
  })
  return {
    count: questions.length,
    happened: questions.filter(({ yes }) => yes === 1).length,
    brier,
    logarithmic: of((p, yes) => -(yes * Math.log(p) + (1 - yes) * Math.log(1 - p))),
    skillOverEvens: over(0.25),
    skillOverBaseRate: rate === 0 || rate === 1 ? undefined : over(rate * (1 - rate)),
  }
}

/** Below this line, the newsrooms. */
const NOW = '2026-11-23T12:00:00Z'

const laterBy = (days: number, instant: string) =>
  new Date(Date.parse(instant) + days * DAY).toISOString().replace(/\.\d+Z$/, 'Z')

/** Commits of all kinds: at once, late, before its time, and not known. */
function commitOf(number: number, madeAt: string): string | undefined {
  const days = [0, 0, 0.5, 3, -2, 40, 400, undefined][number % 8]
  return days === undefined ? undefined : laterBy(days, madeAt)
}

const committed = (entry: RecordedScenario, number: number): RecordedScenario => ({
  ...entry,
  committedAt: [entry.story.publishedAt, ...entry.scenario.revisions.map(({ at }) => at)].map(
    (madeAt, index) => commitOf(number + 3 * index, madeAt),
  ),
})

/** As the archive tells it, once it knows the history. */
function withHistory(archive: Archive): RecordedScenario[] {
  const commits = listScenarios(archive).flatMap((entry, number) => {
    const { committedAt } = committed(entry, number)
    return nameForecasts(entry.scenario, entry.story.publishedAt).flatMap(
      (name, index): [string, string][] => {
        const at = committedAt[index]
        return at === undefined ? [] : [[name, at]]
      },
    )
  })
  addFirstCommits(archive, commits)
  const place = { source: 'memory', revision: findRevision(archive)?.id ?? '' }
  finishForecastHistory(archive, place, { newestAt: NOW, isChanged: true })
  return listScenarios(archive)
}

/** Every twentieth story of a newsroom of two years. */
function generated(): RecordedScenario[] {
  const shape = shapeOf({ stories: 4000, words: 40 })
  return Array.from({ length: 200 }, (_, index) => generateStory(shape, index * 20)).flatMap(
    ({ path, text }) => {
      const { entry } = parseFile(path, new TextEncoder().encode(text))
      if (entry?.kind !== 'story') throw new Error(`${path} is no story`)
      const { slug, publishedAt, topic, scenarios } = entry.value
      return scenarios.map((scenario) => {
        const like = recorded({ publishedAt, topic })
        return { ...like, scenario, story: { ...like.story, slug } }
      })
    },
  )
}

describe.each([
  [
    'the town of the tests',
    withHistory(await archiveOf({ ...desk, ...bridgeStories, ...councilStories }, { now: NOW })),
    2,
  ],
  [
    'our own newsroom',
    withHistory(await archiveOf(await readBytes(await openFolderSource('content')), { now: NOW })),
    10,
  ],
  ['a generated newsroom of two years', generated().map(committed), 200],
])('the record of %s', (_name, entries, fewest) => {
  const record = toTrackRecord(entries, NOW)
  const csv = toRecordCsv(listRecordRows(entries, NOW), new URL('https://news.example'))
  const questions = recount(readTable(csv), NOW)

  test('counts the questions that the table says count', () => {
    expect(questions.length).toBeGreaterThanOrEqual(fewest)
    expect(record.proven.counted.length + record.unproven.counted.length).toBe(questions.length)
    expect(record.proven.counted.length).toBeGreaterThan(0)
    expect(record.standings.counted).toBe(questions.length)
  })

  test.each(['proven', 'unproven'] as const)('has the %s scores that the table gives', (sheet) => {
    const own = scoresOf(questions.filter(({ proven }) => proven === (sheet === 'proven')))
    const { summary } = record[sheet]
    if (own.count === 0) return expect(summary).toBeUndefined()
    expect(summary).toMatchObject({ count: own.count, happened: own.happened })
    for (const name of ['brier', 'logarithmic', 'skillOverEvens', 'skillOverBaseRate'] as const) {
      expect(summary?.[name] === undefined, name).toBe(own[name] === undefined)
      for (const point of ['first', 'timeWeighted', 'last'] as const) {
        if (own[name] === undefined) continue
        expect(summary?.[name]?.[point], `${name} ${point}`).toBeCloseTo(own[name][point], 11)
      }
    }
  })
})
