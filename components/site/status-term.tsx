import type { StoryStatus } from '@/lib/content/schema/story'

import { statusMeanings } from './status'
import { Term } from './term'

/** A status that says what it means. */
export function StatusTerm({ status }: { status: StoryStatus }) {
  const { name, meaning } = statusMeanings[status]
  return (
    <Term meaning={meaning} className={`status status-${status}`}>
      {name}
    </Term>
  )
}
