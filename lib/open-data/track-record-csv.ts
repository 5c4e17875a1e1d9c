import { routes } from '@/lib/routes'

import { type Cell, toCsv } from './csv'
import { absolute } from './references'
import type { RecordRow } from './track-record-rows'

interface Column {
  name: string
  /** For those who read the table. */
  meaning: string
  cell: (row: RecordRow, base: URL) => Cell
}

/** The columns of `/track-record.csv`, which has a row for every forecast of every scenario. */
export const recordColumns: readonly Column[] = [
  {
    name: 'story',
    meaning: 'Slug of the story',
    cell: ({ recorded }) => recorded.story.slug,
  },
  {
    name: 'story_url',
    meaning: 'Address of the scenario on the page of its story',
    cell: ({ recorded: { story, scenario } }, base) =>
      absolute(routes.scenario(story.slug, scenario.id), base),
  },
  { name: 'topic', meaning: 'Id of the topic', cell: ({ recorded }) => recorded.story.topic.id },
  {
    name: 'scenario',
    meaning: 'Id of the scenario, unique within the story',
    cell: ({ recorded }) => recorded.scenario.id,
  },
  {
    name: 'kind',
    meaning: 'opportunity, risk, precedent or consequence',
    cell: ({ recorded }) => recorded.scenario.kind,
  },
  {
    name: 'horizon',
    meaning: 'short: up to 3 months after publication; medium: up to 12; long: more',
    cell: ({ recorded }) => recorded.scenario.horizon,
  },
  {
    name: 'statement',
    meaning:
      'What is forecast; an apostrophe stands before what a spreadsheet would take for a formula',
    cell: ({ recorded }) => recorded.scenario.statement,
  },
  {
    name: 'criterion',
    meaning: 'What must be seen, and where, for yes',
    cell: ({ recorded }) => recorded.scenario.criterion,
  },
  {
    name: 'resolve_by',
    meaning: 'The deadline, a day; a plain outcome counts once it has passed',
    cell: ({ recorded }) => recorded.scenario.resolveBy,
  },
  {
    name: 'standing',
    meaning:
      'open, closing-soon (within 30 days), overdue, early (settled before its deadline), counted, ambiguous or annulled',
    cell: ({ standing }) => standing,
  },
  {
    name: 'outcome',
    meaning: 'yes, no, ambiguous or annulled; empty while unresolved',
    cell: ({ recorded, standing }) =>
      isUnresolved(standing) ? undefined : recorded.scenario.resolution?.outcome,
  },
  {
    name: 'event_date',
    meaning: 'The day that settled the outcome',
    cell: ({ recorded, standing }) =>
      isUnresolved(standing) ? undefined : recorded.scenario.resolution?.eventDate,
  },
  {
    name: 'counted_as_proven',
    meaning: 'Whether the scenario is in the proven record; empty where it is not counted',
    cell: ({ isCountedAsProven }) => isCountedAsProven,
  },
  {
    name: 'forecast',
    meaning: '0 for the forecast at publication, then the number of the revision',
    cell: ({ forecast }) => forecast.index,
  },
  {
    name: 'made_at',
    meaning: 'The time that the forecast is printed with, UTC',
    cell: ({ forecast }) => forecast.madeAt,
  },
  {
    name: 'committed_at',
    meaning: 'When the repository first held the forecast, UTC; empty where that is not known',
    cell: ({ forecast }) => forecast.committedAt,
  },
  {
    name: 'proven',
    meaning:
      'Whether it was committed before the day that settled the outcome, and before the deadline was over',
    cell: ({ forecast }) => forecast.isProven,
  },
  {
    name: 'probability',
    meaning: 'Between 0 and 1',
    cell: ({ forecast }) => forecast.probability,
  },
  {
    name: 'words',
    meaning: 'The same in the words of the PHIA probability yardstick',
    cell: ({ words }) => words,
  },
  {
    name: 'weight',
    meaning:
      'The share of the scored time in which the forecast stood: 1 in all for each counted scenario; empty where the forecast is not scored',
    cell: ({ share }) => share,
  },
]

const isUnresolved = (standing: RecordRow['standing']) =>
  standing === 'open' || standing === 'closing-soon' || standing === 'overdue'

export const toRecordCsv = (rows: readonly RecordRow[], base: URL): string =>
  toCsv(
    recordColumns.map(({ name }) => name),
    rows.map((row) => recordColumns.map(({ cell }) => cell(row, base))),
  )
