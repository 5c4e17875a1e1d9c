import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import type { RecordedScenario } from '@/lib/archive/views'
import { horizonNames, scenarioKindNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { scenarioState } from '@/lib/forecast/ledger'
import { evidenceOf, type ForecastEvidence } from '@/lib/forecast/proof'
import { routes } from '@/lib/routes'

import { ForecastFigure } from './forecast-figure'
import { putIntoWords } from './forecast-words'

const stateNames = {
  open: 'Open',
  'closing-soon': 'Open, closing soon',
  overdue: 'Overdue: the deadline has passed and we have not yet recorded what happened',
  resolved: 'Resolved',
}

/** By when, what, and how probable: a line of a table where there is room for it. */
const COLUMNS =
  'lg:grid-cols-[5rem_minmax(0,var(--container-measure))_minmax(14rem,1fr)] lg:grid-rows-[auto_1fr]'

interface OpenScenarioProps {
  recorded: RecordedScenario
  now: string
}

export function OpenScenario({ recorded, now }: OpenScenarioProps) {
  const { scenario, story } = recorded
  const { state, probability, firstProbability } = scenarioState(scenario, now)
  return (
    <article
      id={`${story.slug}.${scenario.id}`}
      className={`entry ${COLUMNS}`}
      {...hueOf(story.topic.accent)}
    >
      <DateBlock date={scenario.resolveBy} label="Deadline" className="row-span-3 lg:row-span-2" />
      <div>
        <p className="meta">
          <span className="kicker">{scenarioKindNames[scenario.kind]}</span> · {stateNames[state]}
        </p>
        <h2 className="mt-1 text-xl">
          <a href={routes.scenario(story.slug, scenario.id)}>{scenario.statement}</a>
        </h2>
      </div>
      <div className="lg:row-span-2 lg:ps-8">
        <ForecastFigure {...{ probability, firstProbability }} isDefined />
      </div>
      <dl className="mt-4 grid gap-x-6 font-sans text-sm sm:grid-cols-[auto_1fr] sm:gap-y-1 [&_dt]:text-muted [&_dt:not(:first-child)]:max-sm:mt-2">
        <dt>Counts as yes</dt>
        <dd>{scenario.criterion}</dd>
        <dt>Horizon</dt>
        <dd>{horizonNames[scenario.horizon]}</dd>
        <dt>Forecasts</dt>
        <dd>
          <Forecasts recorded={recorded} now={now} />
        </dd>
        <dt>Story</dt>
        <dd>
          <a href={routes.story(story.slug)}>{story.title}</a>,{' '}
          <a href={routes.topic(story.topic.id)}>{story.topic.title}</a>
        </dd>
      </dl>
    </article>
  )
}

function Forecasts({ recorded, now }: OpenScenarioProps) {
  const made = evidenceOf(recorded).filter(({ madeAt }) => madeAt <= now)
  return (
    <ol>
      {made.map((forecast) => (
        <li key={forecast.index} className="mt-1">
          <time dateTime={forecast.madeAt}>{formatDay(forecast.madeAt)}</time>:{' '}
          {putIntoWords(forecast.probability)}
          {forecast.index === 0
            ? ', at publication'
            : `. ${recorded.scenario.revisions[forecast.index - 1]?.because ?? ''}`}{' '}
          <span className="text-muted">{tellProof(forecast, now)}</span>
        </li>
      ))}
    </ol>
  )
}

function tellProof({ committedAt }: ForecastEvidence, now: string): string {
  if (committedAt === undefined) return '(not yet found in the repository’s history)'
  // A clock that was wrong when a commit was made holds for all that build on it.
  if (committedAt > now)
    return `(in a commit dated ${formatDay(committedAt)}, which is yet to come)`
  return `(in the repository since ${formatDay(committedAt)})`
}
