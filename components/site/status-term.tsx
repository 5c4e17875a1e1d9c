import type { StoryStatus } from '@/lib/content/schema/story'

import { Definition, Term } from './definition'
import { statuses, statusMeanings } from './status'

const definitionOf = (status: StoryStatus) => `status-${status}`

/** For a page that holds `StatusDefinitions` too. */
export function StatusTerm({ status }: { status: StoryStatus }) {
  return (
    <Term definition={definitionOf(status)} className={`status status-${status}`}>
      {statusMeanings[status].name}
    </Term>
  )
}

/** Of the statuses that these stories have. */
export function StatusDefinitions({ stories }: { stories: readonly { status: StoryStatus }[] }) {
  return statuses
    .filter((status) => stories.some((story) => story.status === status))
    .map((status) => (
      <Definition key={status} id={definitionOf(status)}>
        {statusMeanings[status].meaning}
      </Definition>
    ))
}
