import type { StoryStatus } from '@/lib/content/schema/story'
import { statusNames } from '@/lib/content/vocabulary'

interface StatusMeaning {
  name: string
  meaning: string
}

export const statusMeanings = {
  breaking: {
    name: statusNames.breaking,
    meaning: 'Under way. What we print may change within hours.',
  },
  developing: {
    name: statusNames.developing,
    meaning: 'The main facts stand. Consequences are still unfolding.',
  },
  settled: {
    name: statusNames.settled,
    meaning: 'The facts are established. Open scenarios are still being watched.',
  },
  closed: {
    name: statusNames.closed,
    meaning: 'We no longer expect to add to this story.',
  },
} satisfies Record<StoryStatus, StatusMeaning>

/** In the order in which a story passes through them. */
export const statuses = [
  'breaking',
  'developing',
  'settled',
  'closed',
] as const satisfies readonly StoryStatus[]

/** The mark is drawn by the stylesheet, one shape for each status, so that colour is never alone. */
export function StatusLabel({ status }: { status: StoryStatus }) {
  return <span className={`status status-${status}`}>{statusMeanings[status].name}</span>
}
