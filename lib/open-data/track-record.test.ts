import { describe, expect, it } from 'vitest'

import type { Scenario } from '@/lib/content/schema/story'
import { summariseBy, summariseByMonth } from '@/lib/forecast/summary'
import { toTrackRecord } from '@/lib/forecast/track-record'
import { recorded, revision } from '@/tests/fixtures/recorded'

import { recordColumns, toRecordCsv } from './track-record-csv'
import { toTrackRecordData, trackRecordSchema } from './track-record-data'
import { countRecordPages, listRecordRows, recordPage } from './track-record-rows'

const NOW = '2026-06-01T00:00:00Z'
const BASE = new URL('https://news.example')
const LATE = ['2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z']

/** Two dozen scenarios in every standing, proven or not, revised or not. */
const entries = Array.from({ length: 24 }, (_, index) => {
  const outcomes = ['yes', 'no', 'no', 'yes', 'annulled', 'ambiguous', undefined] as const
  const outcome = outcomes[index % outcomes.length]
  const kinds: Scenario['kind'][] = ['risk', 'opportunity', 'precedent']
  return recorded({
    id: `scenario-${index}`,
    topic: index % 2 === 0 ? 'moon' : 'bridge',
    kind: kinds[index % 3] ?? 'risk',
    statement: index === 0 ? '=cmd|"x", is no formula' : `Statement ${index}.`,
    probability: ((index * 37) % 97) / 100 + 0.02,
    resolveBy: `2026-0${4 + (index % 2)}-10`,
    eventDate: '2026-03-30',
    ...(outcome !== undefined && { outcome }),
    ...(index % 3 === 1 && {
      revisions: [
        revision('2026-03-08T12:00:00Z', ((index * 53) % 97) / 100 + 0.01),
        revision('2026-04-02T00:00:00Z', 0.99),
      ],
    }),
    ...(index % 4 === 3 && { committedAt: LATE }),
  })
})
const record = toTrackRecord(entries, NOW)
const rows = listRecordRows(entries, NOW)
const csv = toRecordCsv(rows, BASE)

/** RFC 4180, read by the letter and by other code than writes it. */
function readCsv(text: string): Record<string, string>[] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)]
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of cells) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
  }
  const [header = [], ...body] = lines.slice(0, -1)
  return body.map((line) => Object.fromEntries(line.map((cell, index) => [header[index], cell])))
}

const table = readCsv(csv)

/** The scored forecasts of each counted scenario, proven or not, as anyone would group the table. */
function groupScored(
  proven: 'true' | 'false',
  where: (row: Record<string, string>) => boolean = () => true,
) {
  const groups = new Map<string, Record<string, string>[]>()
  for (const row of table) {
    if (row['counted_as_proven'] !== proven || row['weight'] === '' || !where(row)) continue
    const key = `${row['story']}/${row['scenario']}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

type Groups = ReturnType<typeof groupScored>
const numberIn = (row: Record<string, string> | undefined, column: string) =>
  Number(row?.[column] ?? Number.NaN)
const happened = (row: Record<string, string> | undefined) => Number(row?.['outcome'] === 'yes')
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const meanOf = (groups: Groups, of: (group: Record<string, string>[]) => number) =>
  mean(groups.map(of))
const brier = (row: Record<string, string> | undefined) =>
  Math.pow(numberIn(row, 'probability') - happened(row), 2)
const overTime = (group: Record<string, string>[]) =>
  group.reduce((sum, row) => sum + numberIn(row, 'weight') * brier(row), 0)

describe('the table', () => {
  it('has the same columns in every row, each with a meaning', () => {
    expect(table).toHaveLength(
      entries.reduce((sum, { scenario }) => sum + 1 + scenario.revisions.length, 0),
    )
    for (const row of table) expect(Object.keys(row)).toEqual(recordColumns.map(({ name }) => name))
    for (const { meaning } of recordColumns) expect(meaning).not.toBe('')
  })

  it('names the place of each scenario and keeps its words, but for formulas', () => {
    expect(table[0]).toMatchObject({
      story_url: 'https://news.example/stories/probe#scenario-scenario-0',
      statement: '\'=cmd|"x", is no formula',
    })
  })

  it('gives the counts of every standing', () => {
    const standings = table.filter((row) => row['forecast'] === '0').map((row) => row['standing'])
    for (const [standing, count] of Object.entries(record.standings)) {
      expect(standings.filter((one) => one === standing)).toHaveLength(count)
    }
    expect(standings).toHaveLength(record.total)
  })

  it.each(['proven', 'unproven'] as const)('gives every score of the %s record', (name) => {
    const { summary, decomposition, counted } = record[name]
    const groups = groupScored(name === 'proven' ? 'true' : 'false')
    expect(groups.length).toBeGreaterThan(3)
    expect(groups).toHaveLength(counted.length)
    const rate = meanOf(groups, (group) => happened(group[0]))
    expect(summary?.baseRate).toBeCloseTo(rate, 12)
    expect(summary?.brier.first).toBeCloseTo(
      meanOf(groups, (group) => brier(group[0])),
      12,
    )
    expect(summary?.brier.last).toBeCloseTo(
      meanOf(groups, (group) => brier(group.at(-1))),
      12,
    )
    expect(summary?.brier.timeWeighted).toBeCloseTo(meanOf(groups, overTime), 12)
    expect(summary?.skillOverEvens.timeWeighted).toBeCloseTo(1 - meanOf(groups, overTime) * 4, 12)
    expect(summary?.skillOverBaseRate?.timeWeighted).toBeCloseTo(
      1 - meanOf(groups, overTime) / (rate - rate * rate),
      12,
    )
    const log = meanOf(groups, ([row]) => {
      const given = numberIn(row, 'probability')
      return -Math.log(happened(row) === 1 ? given : 1 - given)
    })
    expect(summary?.logarithmic.first).toBeCloseTo(log, 12)
    const parts = decomposition ?? { reliability: NaN, resolution: NaN, uncertainty: NaN }
    expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(
      meanOf(groups, (group) => brier(group[0])),
      12,
    )
  })

  it('gives the bins of the calibration', () => {
    const groups = groupScored('true')
    for (const bin of record.proven.calibration) {
      const members = groups.filter(([row]) => {
        const given = numberIn(row, 'probability')
        return given >= bin.from && given < bin.to
      })
      expect(bin.count).toBe(members.length)
      expect(bin.happened).toBe(members.filter(([row]) => happened(row) === 1).length)
    }
  })

  it('gives the scores of each group and each month', () => {
    const { counted } = record.proven
    for (const { key, summary } of summariseBy(
      counted,
      ['moon', 'bridge'],
      (entry) => entry.story.topic.id,
    )) {
      const groups = groupScored('true', (row) => row['topic'] === key)
      expect(summary.count).toBe(groups.length)
      expect(summary.brier.timeWeighted).toBeCloseTo(meanOf(groups, overTime), 12)
    }
    const months = summariseByMonth(counted)
    expect(months.map(({ month }) => month)).toEqual(['2026-04', '2026-05'])
    for (const { month, summary } of months) {
      const groups = groupScored('true', (row) => (row['resolve_by'] ?? '') < `${month}-99`)
      expect(summary.brier.timeWeighted).toBeCloseTo(meanOf(groups, overTime), 12)
    }
  })

  it('weights the scored forecasts of each scenario to 1', () => {
    for (const group of [...groupScored('true'), ...groupScored('false')]) {
      const sum = group.reduce((total, row) => total + numberIn(row, 'weight'), 0)
      expect(sum).toBeCloseTo(1, 12)
    }
  })
})

describe('the document', () => {
  it('is what its schema says, with the same scores', () => {
    const history = { state: 'read', revision: 'abc', newestAt: NOW } as const
    const data = toTrackRecordData({ record, rows, history, page: 1 }, BASE)
    expect(trackRecordSchema.parse(JSON.parse(JSON.stringify(data)))).toEqual(data)
    expect(data.proven.brier).toEqual(record.proven.summary?.brier)
    expect(data.scenarios).toHaveLength(24)
    expect(data.scenarios[1]?.forecasts).toHaveLength(3)
    expect(data.history).toEqual({ state: 'read', revision: 'abc' })
  })

  it.each([
    [undefined, 'unread'],
    [{ state: 'shallow', revision: 'abc', newestAt: '' } as const, 'shallow'],
  ])('says what is known of the history', (history, state) => {
    expect(toTrackRecordData({ record, rows, history, page: 1 }, BASE).history).toEqual({ state })
  })

  it('has no scores where nothing counts', () => {
    const data = toTrackRecordData(
      { record: toTrackRecord([], NOW), rows: [], history: undefined, page: 1 },
      BASE,
    )
    expect(data.proven).toEqual({ count: 0, happened: 0, isThin: true, calibration: [] })
  })

  it('comes in pages that hold every scenario once, and say where the next one is', () => {
    const many = Array.from({ length: 4001 }, (_, index) => recorded({ id: `s-${index}` }))
    const whole = toTrackRecord(many, NOW)
    expect(countRecordPages(many.length)).toBe(3)
    const pages = [1, 2, 3].map((page) => {
      const part = listRecordRows(recordPage(many, page), NOW)
      return toTrackRecordData({ record: whole, rows: part, history: undefined, page }, BASE)
    })
    expect(pages.map(({ scenarios }) => scenarios.length)).toEqual([2000, 2000, 1])
    expect(pages.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))).toEqual(
      many.map(({ scenario }) => scenario.id),
    )
    expect(
      pages.map(({ total, previous, next, table }) => ({ total, previous, next, table })),
    ).toEqual([
      {
        total: 4001,
        previous: undefined,
        next: 'https://news.example/track-record.json?page=2',
        table: 'https://news.example/track-record.csv',
      },
      {
        total: 4001,
        previous: 'https://news.example/track-record.json',
        next: 'https://news.example/track-record.json?page=3',
        table: 'https://news.example/track-record.csv?page=2',
      },
      {
        total: 4001,
        previous: 'https://news.example/track-record.json?page=2',
        next: undefined,
        table: 'https://news.example/track-record.csv?page=3',
      },
    ])
    expect(countRecordPages(2000)).toBe(1)
    expect(countRecordPages(0)).toBe(1)
  })
})
