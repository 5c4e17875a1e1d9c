import { putIntoWords } from '@/components/forecast/forecast-words'
import { Quiet } from '@/components/site/quiet'
import type { RecordedScenario } from '@/lib/archive/views'
import { outcomeNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { scenarioState } from '@/lib/forecast/ledger'
import { routes } from '@/lib/routes'

/** Listed one by one; the document to download has them all. */
const SHOWN = 100

interface UnscoredListProps {
  scenarios: RecordedScenario[]
  empty: string
  now: string
}

/** Scenarios without a plain outcome, each with the reason in full. */
export function UnscoredList({ scenarios, empty, now }: UnscoredListProps) {
  if (scenarios.length === 0) return <Quiet>{empty}</Quiet>
  const list = (
    <ul className="entries-narrow">
      {scenarios.slice(0, SHOWN).map(({ scenario, story }) => (
        <li key={`${story.slug}/${scenario.id}`}>
          <p>
            <a href={routes.scenario(story.slug, scenario.id)}>{scenario.statement}</a>
          </p>
          {scenario.resolution && (
            <p className="mt-1">
              <strong>{outcomeNames[scenario.resolution.outcome]}</strong>,{' '}
              {formatDay(scenario.resolution.eventDate)}. {scenario.resolution.note}
            </p>
          )}
          <p className="meta mt-1">
            We had given it {putIntoWords(scenarioState(scenario, now).probability)}.
          </p>
        </li>
      ))}
    </ul>
  )
  if (scenarios.length <= SHOWN) return list
  return (
    <>
      <p className="mb-4">
        The {SHOWN} that were resolved last, of {scenarios.length}.{' '}
        <a href={routes.trackRecordData()}>The document to download</a> has them all.
      </p>
      {list}
    </>
  )
}
