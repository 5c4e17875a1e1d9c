import { statuses } from '@/components/site/status'
import type { StoryStatus } from '@/lib/content/schema/story'
import { parseNumber } from '@/lib/parse-number'

/** Which part of a topic an address asks for. */
export interface TopicView {
  status: StoryStatus | undefined
  page: number
}

type SearchParams = Partial<Record<string, string | string[]>>

/** `undefined` where the address asks for something that cannot be. */
export function parseTopicView({ status, page = '1' }: SearchParams): TopicView | undefined {
  const knownStatus = statuses.find((known) => known === status)
  const number = typeof page === 'string' ? parseNumber(page) : undefined
  if (number === undefined || knownStatus !== status) return undefined
  return { status: knownStatus, page: number }
}
