import { Fragment } from 'react'

import type { SourceView } from '@/lib/archive/views'
import type { Resolution } from '@/lib/content/schema/story'
import { outcomeNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import type { ScenarioState } from '@/lib/forecast/ledger'
import type { ForecastEvidence } from '@/lib/forecast/proof'
import { formatScore } from '@/lib/forecast/scoring'
import { routes } from '@/lib/routes'

import { SourceLink } from './source-link'

interface ScenarioResolutionProps {
  resolution: Resolution
  score: ScenarioState['score']
  /** The forecast at publication. */
  first: ForecastEvidence | undefined
  sources: SourceView[]
}

export function ScenarioResolution(props: ScenarioResolutionProps) {
  const { resolution, score, first, sources } = props
  const evidence = sources.filter((source) => resolution.evidence.includes(source.id))
  return (
    <div className="mt-4 space-y-2 border-l-2 border-accent pl-4">
      <p>
        <strong>{outcomeNames[resolution.outcome]}</strong>{' '}
        <span className="meta">
          <time dateTime={resolution.eventDate}>{formatDay(resolution.eventDate)}</time>
        </span>
      </p>
      <p>{resolution.note}</p>
      <div className="meta">
        <p>
          Evidence:{' '}
          {evidence.map((source, index) => (
            <Fragment key={source.id}>
              {index > 0 && ', '}
              <SourceLink source={source} />
            </Fragment>
          ))}
        </p>
        <p>
          Recorded <time dateTime={resolution.recordedAt}>{formatDay(resolution.recordedAt)}</time>.{' '}
          {explainScore(score)}
        </p>
        {score !== undefined && first !== undefined && (
          <p>
            {tellProof(first)} <a href={routes.trackRecord()}>Track record</a>
          </p>
        )}
      </div>
    </div>
  )
}

function tellProof({ isProven, committedAt }: ForecastEvidence): string {
  if (isProven) return 'Proven: the repository held the forecast before the outcome.'
  return committedAt === undefined
    ? 'Not proven: the repository does not tell when the forecast came into it.'
    : `Not proven: the repository holds the forecast only since ${formatDay(committedAt)}.`
}

function explainScore(score: ScenarioState['score']): string {
  if (score === undefined) return 'Only a plain yes or no is scored.'
  const scale = '0 is perfect, 1 is the worst, and saying 50% always scores 0.25.'
  const first = formatScore(score.first)
  const last = formatScore(score.last)
  if (first === last) return `Brier score ${first}: ${scale}`
  return `Brier score ${first} for the first forecast and ${last} for the last one before the outcome: ${scale}`
}
