import { counted } from '@/components/site/counted'
import type { TrackRecord } from '@/lib/forecast/track-record'
import { routes } from '@/lib/routes'

/** How many scenarios there are, and what has become of them: every one is in one line. */
export function Standings({ record }: { record: TrackRecord }) {
  const { standings, total, proven, unproven } = record
  const open = standings.open + standings['closing-soon']
  const lines = [
    ['Counted and proven', proven.counted.length],
    ['Counted, but not proven', unproven.counted.length],
    ['Settled early, to be counted after the deadline', standings.early],
    ['Open', open],
    ['Overdue: past the deadline, not yet resolved', standings.overdue],
    ['Annulled', standings.annulled],
    ['Ambiguous', standings.ambiguous],
  ] as const
  return (
    <>
      <p>
        We have made forecasts about {counted(total, 'scenario', 'scenarios')}. Each is in one line:
      </p>
      <dl className="mt-4 grid gap-x-6 font-sans text-sm sm:grid-cols-[auto_1fr] sm:gap-y-1 [&_dt]:text-muted [&>:not(:first-child)>dt]:max-sm:mt-2">
        {lines.map(([name, count]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              {count} of {total}
            </dd>
          </div>
        ))}
      </dl>
      <p className="meta mt-4">
        <a href={routes.scenarios()} className="target">
          Open and overdue scenarios
        </a>
      </p>
    </>
  )
}
