import type { TopicHeading } from '@/lib/archive/views'
import { horizonNames, horizons, scenarioKindNames, scenarioKinds } from '@/lib/content/vocabulary'
import type { CountedForecast } from '@/lib/forecast/record'
import { type Group, summariseBy } from '@/lib/forecast/summary'

import { formatMean, formatSkill } from './format'
import { RecordTable } from './record-table'

interface GroupTablesProps {
  counted: CountedForecast[]
  topics: TopicHeading[]
}

/** The score over time of each topic, kind and horizon. */
export function GroupTables({ counted, topics }: GroupTablesProps) {
  const titles = new Map(topics.map(({ id, title }) => [id, title]))
  const ids = [...titles.keys()]
  return (
    <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-2">
      <GroupTable
        name="Topic"
        groups={summariseBy(counted, ids, ({ story }) => story.topic.id)}
        titleOf={(id) => titles.get(id) ?? id}
      />
      <GroupTable
        name="Kind"
        groups={summariseBy(counted, scenarioKinds, ({ scenario }) => scenario.kind)}
        titleOf={(kind) => scenarioKindNames[kind]}
      />
      <GroupTable
        name="Horizon"
        groups={summariseBy(counted, horizons, ({ scenario }) => scenario.horizon)}
        titleOf={(horizon) => horizonNames[horizon]}
      />
    </div>
  )
}

interface GroupTableProps<Key extends string> {
  name: string
  groups: Group<Key>[]
  titleOf: (key: Key) => string
}

function GroupTable<Key extends string>({ name, groups, titleOf }: GroupTableProps<Key>) {
  return (
    <RecordTable
      caption={`Scores by ${name.toLowerCase()}`}
      columns={[name, 'Came true', 'Brier score', 'Skill over 50%']}
      rows={groups.map(({ key, summary }) => ({
        key,
        cells: [
          titleOf(key),
          `${summary.happened} of ${summary.count}`,
          summary.isThin ? 'too few' : formatMean(summary.brier.timeWeighted),
          summary.isThin ? 'too few' : formatSkill(summary.skillOverEvens.timeWeighted),
        ],
      }))}
    />
  )
}
