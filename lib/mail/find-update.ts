import type { Archive } from '@/lib/archive/archive'
import { refreshVisibility } from '@/lib/archive/ingest'
import { findUpdate, listTopicHeadings, listUpdates } from '@/lib/archive/newsroom-queries'
import type { UpdateDetail } from '@/lib/archive/views'
import { suggestName } from '@/lib/content/diagnostics'
import { formatDay, formatTime } from '@/lib/dates'

interface Asked {
  topic: string
  number: number
}

/** After every story and update that has a date. */
const END_OF_TIME = '9999-12-31T23:59:59Z'

/**
 * A published update.
 *
 * @param archive the caller's own: when there is no such update, it is left showing what is hidden
 * @throws an Error that says why there is none: unknown, scheduled or a draft
 */
export function findPublishedUpdate(archive: Archive, asked: Asked): UpdateDetail {
  const { topic, number } = asked
  const published = findUpdate(archive, topic, number)
  if (published !== undefined) return published
  const known = listUpdates(archive, topic).map((update) => update.number)

  refreshVisibility(archive, { now: END_OF_TIME, audience: 'public' })
  const scheduled = findUpdate(archive, topic, number)
  if (scheduled !== undefined) {
    const { publishedAt } = scheduled
    throw new Error(
      `Update ${number} of ${topic} is scheduled for ${formatDay(publishedAt)}, ${formatTime(publishedAt)}: mail it once it is on the site.`,
    )
  }
  refreshVisibility(archive, { now: END_OF_TIME, audience: 'preview' })
  if (findUpdate(archive, topic, number) !== undefined) {
    throw new Error(
      `Update ${number} of ${topic} is a draft: take \`draft: true\` out of its file and commit that.`,
    )
  }
  throw new Error(describeUnknown(archive, asked, known))
}

function describeUnknown(archive: Archive, { topic, number }: Asked, known: readonly number[]) {
  const topics = listTopicHeadings(archive).map(({ id }) => id)
  if (!topics.includes(topic)) {
    const hint = suggestName(topic, topics) ?? `there are ${topics.join(', ')}`
    return `There is no topic \`${topic}\`: ${hint}`
  }
  const hint = known.length === 0 ? 'none is published' : `the latest is ${Math.max(...known)}`
  return `There is no update ${number} of ${topic}: ${hint}.`
}
