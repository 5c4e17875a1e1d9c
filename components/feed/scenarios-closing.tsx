import { ProbabilityTerm } from '@/components/forecast/probability-term'
import { hueOf } from '@/components/site/hue'
import { Quiet } from '@/components/site/quiet'
import type { OpenScenario } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { scenarioState } from '@/lib/forecast/ledger'
import { formatProbability } from '@/lib/forecast/yardstick'
import { routes } from '@/lib/routes'

interface ScenariosClosingProps {
  /** Soonest deadline first. */
  scenarios: OpenScenario[]
  now: string
}

export function ScenariosClosing({ scenarios, now }: ScenariosClosingProps) {
  if (scenarios.length === 0) return <Quiet>No forecast is waiting for its deadline.</Quiet>
  return (
    <ol className="entries-narrow">
      {scenarios.map((open) => (
        <ClosingScenario key={`${open.story.slug}/${open.scenario.id}`} {...open} now={now} />
      ))}
    </ol>
  )
}

function ClosingScenario({ scenario, story, now }: OpenScenario & { now: string }) {
  const { probability } = scenarioState(scenario, now)
  return (
    <li {...hueOf(story.topic.accent)}>
      <h3 className="text-lg leading-snug font-normal">
        <a href={`${routes.story(story.slug)}#scenario-${scenario.id}`}>{scenario.statement}</a>
      </h3>
      <p className="meta-line mt-1">
        <span>
          <strong className="text-accent">{formatProbability(probability)}</strong>{' '}
          <ProbabilityTerm probability={probability} />
        </span>
        <span>
          by <time dateTime={scenario.resolveBy}>{formatDay(scenario.resolveBy)}</time>
        </span>
      </p>
    </li>
  )
}
