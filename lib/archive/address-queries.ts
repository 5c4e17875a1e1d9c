import type { Story } from '@/lib/content/schema/story'
import type { Subject } from '@/lib/routes'

import type { Archive } from './archive'
import { lastChangeOf } from './last-change'
import { all, first, fromJson } from './sql'

interface StoryRow {
  slug: string
  publishedAt: string
  updatedAt: string | null
  corrections: string
  scenarios: string
}

/** Slugs of live stories and when each last changed; the newest first. */
export const listStoryChanges = (
  { connection }: Archive,
  { now, limit, offset }: { now: string; limit: number; offset: number },
): { slug: string; changedAt: string }[] =>
  all<StoryRow>(
    connection,
    `SELECT slug, published_at AS publishedAt, data ->> 'updatedAt' AS updatedAt,
       data -> 'corrections' AS corrections, data -> 'scenarios' AS scenarios
     FROM stories WHERE is_live = 1 ORDER BY published_at DESC, slug LIMIT ? OFFSET ?`,
    limit,
    offset,
  ).map((row) => ({
    slug: row.slug,
    changedAt: lastChangeOf(
      {
        publishedAt: row.publishedAt,
        ...(row.updatedAt !== null && { updatedAt: row.updatedAt }),
        corrections: fromJson<Story['corrections']>(row.corrections),
        scenarios: fromJson<Story['scenarios']>(row.scenarios),
      },
      now,
    ),
  }))

/** Live updates of all topics, by topic, the newest first. */
export const listUpdateAddresses = ({ connection }: Archive) =>
  all<{ topic: string; number: number; publishedAt: string }>(
    connection,
    `SELECT topic, number, published_at AS publishedAt FROM updates
     WHERE is_live = 1 ORDER BY topic, number DESC`,
  )

/** Topics, and when the newest story or update of each was published; `null` where there is none. */
export const listTopicAddresses = ({ connection }: Archive) =>
  all<{ id: string; newestAt: string | null }>(
    connection,
    `SELECT t.id, (SELECT max(at) FROM (
        SELECT max(published_at) AS at FROM stories WHERE topic = t.id AND is_live = 1
        UNION ALL
        SELECT max(published_at) FROM updates WHERE topic = t.id AND is_live = 1)) AS newestAt
     FROM documents t WHERE t.kind = 'topic' ORDER BY t.id`,
  )

export const listActorIds = (archive: Archive): string[] => listIds(archive, 'actor')

export const listPublisherIds = (archive: Archive): string[] => listIds(archive, 'publisher')

const listIds = ({ connection }: Archive, kind: 'actor' | 'publisher'): string[] =>
  all<{ id: string }>(connection, 'SELECT id FROM documents WHERE kind = ? ORDER BY id', kind).map(
    ({ id }) => id,
  )

/** Whether readers can see what an address is about; a story also under a slug that it had before. */
export function hasSubject({ connection }: Archive, subject: Subject): boolean {
  const exists = (sql: string, ...values: (string | number)[]) =>
    first(connection, sql, ...values) !== undefined
  switch (subject.kind) {
    case 'site':
      return true
    case 'story':
      return (
        exists('SELECT 1 FROM stories WHERE slug = ? AND is_live = 1', subject.id) ||
        exists(
          `SELECT 1 FROM refs r JOIN stories s ON s.path = r.path
           WHERE r.kind = 'former-slug' AND r.target = ? AND s.is_live = 1`,
          subject.id,
        )
      )
    case 'update':
      return exists(
        'SELECT 1 FROM updates WHERE topic = ? AND number = ? AND is_live = 1',
        subject.topic,
        subject.number,
      )
    case 'topic':
    case 'actor':
    case 'publisher':
    case 'page':
      return exists('SELECT 1 FROM documents WHERE kind = ? AND id = ?', subject.kind, subject.id)
  }
}
