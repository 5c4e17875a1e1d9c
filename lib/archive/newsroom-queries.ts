import type { Page, Roadmap, Site, Topic, Update } from '@/lib/content/schema/newsroom'

import type { Archive } from './archive'
import { all, first, fromJson } from './sql'
import { listStoriesOfUpdate } from './story-queries'
import { toTopicHeading } from './summary-rows'
import type { TopicDetail, TopicHeading, UpdateDetail, UpdateSummary } from './views'

const findDocument = <T>({ connection }: Archive, kind: string, id: string): T | undefined => {
  const row = first<{ data: string }>(
    connection,
    'SELECT data FROM documents WHERE kind = ? AND id = ?',
    kind,
    id,
  )
  return row && fromJson<T>(row.data)
}

const listDocuments = <T>({ connection }: Archive, kind: string): T[] =>
  all<{ data: string }>(
    connection,
    'SELECT data FROM documents WHERE kind = ? ORDER BY id',
    kind,
  ).map(({ data }) => fromJson<T>(data))

/** @throws when the index holds no revision yet, which serving never meets */
export function findSite(archive: Archive): Site {
  const site = findDocument<Site>(archive, 'site', 'site')
  if (site === undefined) throw new Error('The index holds no revision: publish one first.')
  return site
}

export const findRoadmap = (archive: Archive) =>
  findDocument<Roadmap>(archive, 'roadmap', 'roadmap')

export const findPage = (archive: Archive, id: string) => findDocument<Page>(archive, 'page', id)

export const listPages = (archive: Archive) => listDocuments<Page>(archive, 'page')

/** All topics by id, without what it takes a count to know. */
export const listTopicHeadings = ({ connection }: Archive): TopicHeading[] =>
  all<{ data: string }>(
    connection,
    "SELECT data FROM documents WHERE kind = 'topic' ORDER BY id",
  ).map(({ data }) => toTopicHeading(data))

export const listTopics = (archive: Archive): TopicDetail[] =>
  listDocuments<Topic>(archive, 'topic').map((topic) => toTopicDetail(archive, topic))

export function findTopic(archive: Archive, id: string): TopicDetail | undefined {
  const topic = findDocument<Topic>(archive, 'topic', id)
  return topic && toTopicDetail(archive, topic)
}

function toTopicDetail(archive: Archive, topic: Topic): TopicDetail {
  const { id, title, section, accent, description, body } = topic
  const row = first<{ count: number }>(
    archive.connection,
    'SELECT count(*) AS count FROM stories WHERE topic = ? AND is_live = 1',
    id,
  )
  const latestUpdate = first<UpdateSummary>(
    archive.connection,
    `${UPDATE_SUMMARY} WHERE topic = ? AND is_live = 1 ORDER BY number DESC LIMIT 1`,
    id,
  )
  return { id, title, section, accent, description, body, stories: row?.count ?? 0, latestUpdate }
}

const UPDATE_SUMMARY = `
  SELECT topic, number, title, published_at AS publishedAt,
    (SELECT count(*) FROM stories s
     WHERE s.topic = updates.topic AND s.update_number = updates.number AND s.is_live = 1) AS stories
  FROM updates`

/** Newest first. */
export const listUpdates = ({ connection }: Archive, topic: string): UpdateSummary[] =>
  all<UpdateSummary>(
    connection,
    `${UPDATE_SUMMARY} WHERE topic = ? AND is_live = 1 ORDER BY number DESC`,
    topic,
  )

export function findUpdate(
  archive: Archive,
  topic: string,
  number: number,
): UpdateDetail | undefined {
  const { connection } = archive
  const beside = (where: string) =>
    first<UpdateSummary>(
      connection,
      `${UPDATE_SUMMARY} WHERE is_live = 1 AND topic = ? AND ${where}`,
      topic,
      number,
    )
  const update = beside('number = ?')
  const row = first<{ data: string; heading: string }>(
    connection,
    `SELECT u.data, t.data AS heading FROM updates u JOIN documents t ON t.kind = 'topic' AND t.id = u.topic
     WHERE u.topic = ? AND u.number = ?`,
    topic,
    number,
  )
  if (update === undefined || row === undefined) return undefined
  return {
    ...update,
    body: fromJson<Update>(row.data).body,
    topicHeading: toTopicHeading(row.heading),
    storyList: listStoriesOfUpdate(archive, topic, number),
    previous: beside('number < ? ORDER BY number DESC'),
    next: beside('number > ? ORDER BY number'),
  }
}
