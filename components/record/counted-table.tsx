import { putIntoWords } from '@/components/forecast/forecast-words'
import { outcomeNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import type { CountedForecast } from '@/lib/forecast/record'
import { formatScore } from '@/lib/forecast/scoring'
import { routes } from '@/lib/routes'

import { RecordTable } from './record-table'

interface CountedTableProps {
  caption: string
  forecasts: CountedForecast[]
}

/** Forecasts that count, one a line. */
export function CountedTable({ caption, forecasts }: CountedTableProps) {
  return (
    <RecordTable
      caption={caption}
      columns={['Scenario', 'Deadline', 'At first', 'At last', 'Outcome', 'Brier over its time']}
      rows={forecasts.map(({ scenario, story, first, last, outcome, brier }) => ({
        key: `${story.slug}/${scenario.id}`,
        cells: [
          <a key="link" href={routes.scenario(story.slug, scenario.id)}>
            {scenario.statement}
          </a>,
          formatDay(scenario.resolveBy),
          putIntoWords(first),
          putIntoWords(last),
          outcomeNames[outcome],
          formatScore(brier.timeWeighted),
        ],
      }))}
    />
  )
}
