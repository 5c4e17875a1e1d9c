import { z } from 'zod'

import type { StoredHistory } from '@/lib/archive/forecast-history'
import { scenarioSchema } from '@/lib/content/schema/story'
import type { ScoreSheet, TrackRecord } from '@/lib/forecast/track-record'
import { routes } from '@/lib/routes'

import {
  address,
  day,
  horizon,
  instant,
  outcome,
  probability,
  scenarioKind,
  storyReferenceSchema,
} from './fields'
import { absolute, toStoryReference } from './references'
import { countRecordPages, type RecordRow } from './track-record-rows'

const scores = z
  .object({ first: z.number(), timeWeighted: z.number(), last: z.number() })
  .describe('Of the probability at publication, over the time each stood, and of the last')

const sheetSchema = z.object({
  count: z.int().describe('Scenarios that count'),
  happened: z.int(),
  isThin: z.boolean().describe('Fewer than five: no conclusion is drawn'),
  brier: scores.optional(),
  logarithmic: scores.optional(),
  brierOfBaseRate: z.number().optional().describe('Of giving everything the share that happened'),
  skillOverBaseRate: scores.optional(),
  skillOverEvens: scores.optional(),
  decomposition: z
    .object({ reliability: z.number(), resolution: z.number(), uncertainty: z.number() })
    .optional()
    .describe('brier.first = reliability − resolution + uncertainty'),
  calibration: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      count: z.int(),
      happened: z.int(),
      meanProbability: z.number(),
      frequency: z.number(),
      band: z.object({ from: z.number(), to: z.number() }).describe('95%, Clopper–Pearson'),
    }),
  ),
})

const forecastSchema = z.object({
  madeAt: instant.describe('The time it is printed with'),
  committedAt: instant.optional().describe('When the repository first held it'),
  isProven: z.boolean(),
  probability,
  words: z.string().describe('Of the PHIA probability yardstick'),
  weight: z.number().optional().describe('Share of the scored time, where it is scored'),
})

const standing = z.enum([
  ...(['open', 'closing-soon', 'overdue', 'early', 'counted', 'ambiguous', 'annulled'] as const),
])

const entrySchema = z.object({
  story: storyReferenceSchema,
  topic: z.string(),
  id: z.string(),
  url: address.describe('Its place on the page of the story'),
  kind: scenarioKind,
  horizon,
  statement: z.string(),
  criterion: z.string(),
  resolveBy: day,
  standing,
  outcome: outcome.optional(),
  eventDate: day.optional(),
  note: scenarioSchema.shape.resolution.unwrap().shape.note.optional(),
  isCountedAsProven: z.boolean().optional(),
  forecasts: z.array(forecastSchema),
})

/** The track record as `/track-record.json` gives it away. */
export const trackRecordSchema = z
  .object({
    $schema: address.describe('The JSON Schema of this document'),
    url: address,
    table: address.describe('The forecasts of this page as CSV'),
    history: z
      .object({
        state: z.enum(['read', 'shallow', 'none', 'unread']),
        revision: z.string().optional(),
      })
      .describe('What is known of the history of the repository, which proves forecasts'),
    total: z.int(),
    standings: z.record(standing, z.int()).describe('How many scenarios stand where'),
    proven: sheetSchema,
    unproven: sheetSchema.describe('Not committed in time, or not known to be'),
    page: z.int(),
    pages: z.int().describe('Each with the same scores, which are those of all scenarios'),
    previous: address.optional().describe('Earlier deadlines'),
    next: address.optional().describe('Later deadlines'),
    scenarios: z.array(entrySchema).describe('Those of this page, by deadline'),
  })
  .meta({ title: 'Track record', description: 'Every forecast of the newsroom, and its score.' })
export type TrackRecordData = z.infer<typeof trackRecordSchema>

interface RecordPage {
  record: TrackRecord
  history: StoredHistory | undefined
  /** From 1. */
  page: number
  /** Those of the scenarios of that page. */
  rows: readonly RecordRow[]
}

export function toTrackRecordData(
  { record, history, page, rows }: RecordPage,
  base: URL,
): TrackRecordData {
  const pages = countRecordPages(record.total)
  const pageUrl = (number: number) => absolute(routes.trackRecordData(number), base)
  return {
    $schema: absolute(routes.schema('track-record'), base),
    url: absolute(routes.trackRecord(), base),
    table: absolute(routes.trackRecordTable(page), base),
    history: {
      state: history?.state ?? 'unread',
      ...(history?.state === 'read' && { revision: history.revision }),
    },
    total: record.total,
    standings: record.standings,
    proven: toSheet(record.proven),
    unproven: toSheet(record.unproven),
    page,
    pages,
    ...(page > 1 && { previous: pageUrl(page - 1) }),
    ...(page < pages && { next: pageUrl(page + 1) }),
    scenarios: toEntries(rows, base),
  }
}

function toSheet({ summary, calibration, decomposition }: ScoreSheet) {
  if (summary === undefined) return { count: 0, happened: 0, isThin: true, calibration }
  const { baseRate: _, skillOverBaseRate, ...scored } = summary
  return {
    ...scored,
    ...(skillOverBaseRate && { skillOverBaseRate }),
    ...(decomposition && { decomposition }),
    calibration,
  }
}

/** The rows of a scenario follow each other, and the first is its forecast at publication. */
function toEntries(rows: readonly RecordRow[], base: URL): TrackRecordData['scenarios'] {
  const entries: TrackRecordData['scenarios'] = []
  for (const row of rows) {
    if (row.forecast.index === 0) entries.push(toEntry(row, base))
    entries.at(-1)?.forecasts.push(toForecast(row))
  }
  return entries
}

function toEntry({ recorded, standing, isCountedAsProven }: RecordRow, base: URL) {
  const { scenario, story } = recorded
  const { id, kind, horizon, statement, criterion, resolveBy, resolution } = scenario
  const isResolved = !['open', 'closing-soon', 'overdue'].includes(standing)
  return {
    story: toStoryReference(story, base),
    topic: story.topic.id,
    ...{ id, kind, horizon, statement, criterion, resolveBy, standing },
    url: absolute(routes.scenario(story.slug, id), base),
    ...(isResolved &&
      resolution && {
        outcome: resolution.outcome,
        eventDate: resolution.eventDate,
        note: resolution.note,
      }),
    ...(isCountedAsProven !== undefined && { isCountedAsProven }),
    forecasts: [],
  }
}

const toForecast = ({ forecast, words, share }: RecordRow) => ({
  madeAt: forecast.madeAt,
  ...(forecast.committedAt !== undefined && { committedAt: forecast.committedAt }),
  isProven: forecast.isProven,
  probability: forecast.probability,
  words,
  ...(share !== undefined && { weight: share }),
})
