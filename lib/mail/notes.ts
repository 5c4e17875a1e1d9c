import type { StoryDetail } from '@/lib/archive/views'
import type { Correction } from '@/lib/content/schema/story'

const MAXIMUM_NOTES = 5

/** What was published wrong, as far as is known at `now`: a retraction first, then the newest. */
export function listNotes({ corrections }: Pick<StoryDetail, 'corrections'>, now: string) {
  const made = corrections
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => rank(a) - rank(b) || b.at.localeCompare(a.at))
  return { notes: made.slice(0, MAXIMUM_NOTES), more: Math.max(0, made.length - MAXIMUM_NOTES) }
}

const rank = ({ kind }: Correction) => (kind === 'retraction' ? 0 : 1)
