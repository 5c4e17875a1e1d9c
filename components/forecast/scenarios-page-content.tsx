import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import { PageHeading } from '@/components/site/page-heading'
import { Quiet } from '@/components/site/quiet'
import type { RecordedScenario, TopicHeading } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { OpenScenario } from './open-scenario'
import { ScenarioFilter } from './scenario-filter'
import type { ScenarioView } from './scenario-view'

export const SCENARIOS_DESCRIPTION =
  'What we think may happen, by deadline, each with its probability and how it will be judged.'

interface ScenariosPageContentProps {
  view: ScenarioView
  topics: TopicHeading[]
  scenarios: RecordedScenario[]
  count: number
  pages: number
  now: string
}

export function ScenariosPageContent(props: ScenariosPageContentProps) {
  const { view, topics, scenarios, count, pages, now } = props
  const isFiltered = (view.topic ?? view.kind ?? view.horizon) !== undefined
  return (
    <>
      <PageHeading title="Open scenarios" description={SCENARIOS_DESCRIPTION} />
      <p className="meta mt-2">
        <a href={routes.trackRecord()} className="target">
          What became of earlier ones
        </a>{' '}
        ·{' '}
        <a href={routes.feed(routes.scenarios())} className="target">
          New outcomes by RSS
        </a>{' '}
        ·{' '}
        <a href={routes.probabilityWords()} className="target">
          What the words mean
        </a>
      </p>
      <ScenarioFilter view={view} topics={topics} />
      <p className="meta mt-4" role="status">
        {isFiltered && 'With this choice: '}
        {counted(count, 'open scenario', 'open scenarios')}
      </p>
      {count === 0 ? (
        <Quiet>
          {isFiltered
            ? 'No open scenario fits this choice.'
            : 'No scenario is open: every forecast has been resolved, or none was made yet.'}
        </Quiet>
      ) : (
        <ol className="entries mt-8">
          {scenarios.map((recorded) => (
            <li key={`${recorded.story.slug}/${recorded.scenario.id}`}>
              <OpenScenario recorded={recorded} now={now} />
            </li>
          ))}
        </ol>
      )}
      <Pager
        page={view.page}
        pages={pages}
        urlOf={(page) => routes.scenarios({ ...view, page })}
        items="deadlines"
        direction="deadline"
      />
    </>
  )
}
