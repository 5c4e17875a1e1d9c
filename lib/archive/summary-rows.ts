import type { Topic } from '@/lib/content/schema/newsroom'

import { fromJson } from './sql'
import type { StorySummary, TopicHeading } from './views'

/** Columns that `toSummary` needs, and the tables they come from. */
export const SUMMARY =
  's.summary, s.update_number, t.data AS topic, u.title AS update_title, u.is_live AS update_is_live'
/** To be joined to stories `s`, in this order: SQLite might as well begin with every topic. */
export const HEADINGS = `
  CROSS JOIN documents t ON t.kind = 'topic' AND t.id = s.topic
  CROSS JOIN updates u ON u.topic = s.topic AND u.number = s.update_number`
export const FROM_STORIES = `FROM stories s ${HEADINGS}`

export interface SummaryRow {
  summary: string
  update_number: number
  topic: string
  update_title: string
  update_is_live: number
}

type StoredSummary = Omit<StorySummary, 'topic' | 'update'>

export function toSummary(row: SummaryRow): StorySummary {
  return {
    ...fromJson<StoredSummary>(row.summary),
    topic: toTopicHeading(row.topic),
    update: {
      number: row.update_number,
      title: row.update_title,
      isLive: row.update_is_live === 1,
    },
  }
}

export function toTopicHeading(data: string): TopicHeading {
  const { id, title, section, accent } = fromJson<Topic>(data)
  return { id, title, section, accent }
}
