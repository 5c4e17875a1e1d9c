import { StatusLabel, statuses } from '@/components/site/status'
import type { StoryStatus } from '@/lib/content/schema/story'
import { routes } from '@/lib/routes'

export type StatusCounts = Record<StoryStatus, number>

interface StatusFilterProps {
  topic: string
  current: StoryStatus | undefined
  counts: StatusCounts
}

export function StatusFilter({ topic, current, counts }: StatusFilterProps) {
  const shown = statuses.filter((status) => counts[status] > 0 || status === current)
  return (
    <nav aria-label="Stories by status" className="border-y border-rule py-2">
      <ul className="meta-line gap-x-5">
        <li>
          <a href={routes.topic(topic)} className="target" aria-current={isCurrent(!current)}>
            All
          </a>
        </li>
        {shown.map((status) => (
          <li key={status}>
            <a
              href={routes.topic(topic, { status })}
              className="target"
              aria-current={isCurrent(status === current)}
            >
              <StatusLabel status={status} /> {counts[status]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const isCurrent = (is: boolean) => (is ? ('page' as const) : undefined)
