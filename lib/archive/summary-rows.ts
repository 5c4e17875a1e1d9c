import type { Topic } from '@/lib/content/schema/newsroom'

import type { Archive } from './archive'
import { all, fromJson } from './sql'
import type { StorySummary, TopicHeading } from './views'

/** Columns that `toSummary` needs, and the tables they come from. */
export const SUMMARY =
  's.summary, s.update_number, t.data AS topic, u.title AS update_title, u.is_live AS update_is_live'
/** To be joined to stories `s`, in this order: SQLite might as well begin with every topic. */
export const HEADINGS = `
  CROSS JOIN documents t ON t.kind = 'topic' AND t.id = s.topic
  CROSS JOIN updates u ON u.topic = s.topic AND u.number = s.update_number`
export const FROM_STORIES = `FROM stories s ${HEADINGS}`
/** By their ids in the full text, `f.id`. */
export const FROM_SEARCHABLE = `FROM searchable f CROSS JOIN stories s ON s.rowid = f.story ${HEADINGS}`

/** Of few stories `s`, those that are live. Without the plus, SQLite looks for them among all live ones. */
export const FEW_LIVE = '+s.is_live = 1'

export interface SummaryRow {
  summary: string
  update_number: number
  topic: string
  update_title: string
  update_is_live: number
}

type StoredSummary = Omit<StorySummary, 'topic' | 'update'>

export const toSummary = (row: SummaryRow): StorySummary =>
  withTopic(row, toTopicHeading(row.topic))

const withTopic = (row: Omit<SummaryRow, 'topic'>, topic: TopicHeading): StorySummary => ({
  ...fromJson<StoredSummary>(row.summary),
  topic,
  update: {
    number: row.update_number,
    title: row.update_title,
    isLive: row.update_is_live === 1,
  },
})

/** Every live story by the path of its file, for those who need them all: each topic is read once. */
export function mapLiveStories({ connection }: Archive): Map<string, StorySummary> {
  const topics = new Map(
    all<{ id: string; data: string }>(
      connection,
      "SELECT id, data FROM documents WHERE kind = 'topic'",
    ).map(({ id, data }) => [id, toTopicHeading(data)]),
  )
  const rows = all<Omit<SummaryRow, 'topic'> & { path: string; topic: string }>(
    connection,
    `SELECT s.path, s.topic, s.summary, s.update_number,
       u.title AS update_title, u.is_live AS update_is_live
     FROM stories s JOIN updates u ON u.topic = s.topic AND u.number = s.update_number
     WHERE s.is_live = 1`,
  )
  return new Map(
    rows.flatMap((row) => {
      const topic = topics.get(row.topic)
      return topic === undefined ? [] : [[row.path, withTopic(row, topic)]]
    }),
  )
}

export function toTopicHeading(data: string): TopicHeading {
  const { id, title, section, accent } = fromJson<Topic>(data)
  return { id, title, section, accent }
}
