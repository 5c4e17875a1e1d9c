import { ForecastFigure } from '@/components/forecast/forecast-figure'
import type { SourceView } from '@/lib/archive/views'
import type { Scenario } from '@/lib/content/schema/story'
import { horizonNames, scenarioKindNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { scenarioState, type ScenarioState, wasMadeInTime } from '@/lib/forecast/ledger'
import { evidenceOf } from '@/lib/forecast/proof'
import { formatProbability } from '@/lib/forecast/yardstick'

import { ScenarioResolution } from './scenario-resolution'

const stateNames = {
  open: 'Open',
  'closing-soon': 'Open, closing soon',
  overdue: 'Overdue: the deadline has passed and we have not yet recorded what happened',
  resolved: 'Resolved',
} satisfies Record<ScenarioState['state'], string>

interface ScenarioEntryProps {
  scenario: Scenario
  sources: SourceView[]
  publishedAt: string
  /** When each forecast was first committed, where the history tells. */
  committedAt: (string | undefined)[]
  now: string
}

export function ScenarioEntry(props: ScenarioEntryProps) {
  const { scenario, sources, publishedAt, committedAt, now } = props
  const standing = scenarioState(scenario, now)
  return (
    <article id={`scenario-${scenario.id}`} className="mt-8">
      <p className="meta">
        <span className="kicker">{scenarioKindNames[scenario.kind]}</span> ·{' '}
        {stateNames[standing.state]}
      </p>
      <h3 className="mt-1">{scenario.statement}</h3>
      <ForecastFigure
        probability={standing.probability}
        firstProbability={standing.firstProbability}
      />
      <dl className="mt-4 grid gap-x-6 font-sans text-sm sm:grid-cols-[auto_1fr] sm:gap-y-1 [&_dt]:text-muted [&_dt:not(:first-child)]:max-sm:mt-2">
        <dt>Counts as yes</dt>
        <dd>{scenario.criterion}</dd>
        <dt>Deadline</dt>
        <dd>
          <time dateTime={scenario.resolveBy}>{formatDay(scenario.resolveBy)}</time>
        </dd>
        <dt>Horizon</dt>
        <dd>{horizonNames[scenario.horizon]}</dd>
        <dt>Forecasts</dt>
        <dd>
          <ForecastHistory scenario={scenario} publishedAt={publishedAt} />
        </dd>
      </dl>
      {standing.state === 'resolved' && scenario.resolution !== undefined && (
        <ScenarioResolution
          resolution={scenario.resolution}
          score={standing.score}
          first={evidenceOf({ scenario, story: { publishedAt }, committedAt })[0]}
          sources={sources}
        />
      )}
    </article>
  )
}

interface ForecastHistoryProps {
  scenario: Scenario
  publishedAt: string
}

function ForecastHistory({ scenario, publishedAt }: ForecastHistoryProps) {
  const { probability, revisions, resolution } = scenario
  return (
    <ol>
      <li>
        <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>:{' '}
        {formatProbability(probability)}, at publication
      </li>
      {revisions.map((revision) => (
        <li key={revision.at} className="mt-1">
          <time dateTime={revision.at}>{formatDay(revision.at)}</time>:{' '}
          {formatProbability(revision.probability)}. {revision.because}
          {resolution !== undefined &&
            !wasMadeInTime(revision, scenario) &&
            ' Not scored: made when the outcome could be known.'}
        </li>
      ))}
    </ol>
  )
}
