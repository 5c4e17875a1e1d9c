import type { Publisher } from '@/lib/content/schema/newsroom'
import type { Source } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { all, first, fromJson } from './sql'
import type { CitedDocument, PublisherListing, SourceCounts } from './views'

export interface SourceScope {
  /** Id; without it, the sources of all publishers. */
  publisher?: string | undefined
}

/** Few stories are not live, so that leaving those out is quicker than looking for all others. */
const IS_LIVE = 'c.path NOT IN (SELECT path FROM stories WHERE is_live = 0)'

const within = ({ publisher }: SourceScope) => ({
  from: `FROM sources c WHERE ${IS_LIVE}${publisher === undefined ? '' : ' AND c.publisher = ?'}`,
  values: publisher === undefined ? [] : [publisher],
})

export function countSources({ connection }: Archive, scope: SourceScope = {}): SourceCounts {
  const { from, values } = within(scope)
  const row = first<Record<string, number>>(
    connection,
    `SELECT count(*) AS sources, count(DISTINCT c.path) AS stories,
       count(DISTINCT c.publisher) AS publishers,
       count(*) FILTER (WHERE c.kind = 'primary') AS "primary",
       count(*) FILTER (WHERE c.kind = 'reporting') AS reporting,
       count(*) FILTER (WHERE c.kind = 'analysis') AS analysis,
       count(*) FILTER (WHERE c.access = 'free') AS free,
       count(*) FILTER (WHERE c.access = 'registration') AS registration,
       count(*) FILTER (WHERE c.access = 'paywall') AS paywall ${from}`,
    ...values,
  )
  const documents = first<{ count: number }>(
    connection,
    `SELECT count(*) AS count FROM (SELECT DISTINCT c.publisher, c.url ${from})`,
    ...values,
  )
  const { sources = 0, stories = 0, publishers = 0 } = row ?? {}
  const { primary = 0, reporting = 0, analysis = 0 } = row ?? {}
  const { free = 0, registration = 0, paywall = 0 } = row ?? {}
  return {
    ...{ sources, documents: documents?.count ?? 0, stories, publishers },
    kinds: { primary, reporting, analysis },
    access: { free, registration, paywall },
  }
}

export const findPublisher = ({ connection }: Archive, id: string): Publisher | undefined => {
  const row = first<{ data: string }>(
    connection,
    "SELECT data FROM documents WHERE kind = 'publisher' AND id = ?",
    id,
  )
  return row && fromJson<Publisher>(row.data)
}

/** All publishers, also those that no live story cites, in no order that readers would know. */
export const listPublishers = ({ connection }: Archive): PublisherListing[] =>
  all<PublisherListing>(
    connection,
    `SELECT d.id, d.data ->> 'name' AS name, count(c.path) AS sources,
       count(c.path) FILTER (WHERE c.kind = 'primary') AS primarySources,
       count(DISTINCT c.path) AS stories
     FROM documents d LEFT JOIN sources c ON c.publisher = d.id AND ${IS_LIVE}
     WHERE d.kind = 'publisher' GROUP BY d.id ORDER BY d.id`,
  )

const NEWEST_STORIES = 3

/** What live stories cite, each document once: those of most stories first, of equals the newest. */
export function listDocuments(
  archive: Archive,
  { limit, offset, ...scope }: SourceScope & Slice,
): CitedDocument[] {
  const { from, values } = within(scope)
  return all<{ publisher: string; url: string; stories: number }>(
    archive.connection,
    `SELECT c.publisher, c.url, count(DISTINCT c.path) AS stories ${from}
     GROUP BY c.publisher, c.url
     ORDER BY stories DESC, max(coalesce(c.published_at, '')) DESC, c.publisher, c.url
     LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).flatMap((document) => readDocument(archive, document) ?? [])
}

interface CitationRow extends Pick<Source, 'url' | 'title' | 'kind' | 'access'> {
  publishedAt: string | null
  publisher: string
  summary: string
}

function readDocument(
  { connection }: Archive,
  { publisher, url, stories }: { publisher: string; url: string; stories: number },
): CitedDocument | undefined {
  const citations = all<CitationRow>(
    connection,
    `SELECT c.url, c.title, c.kind, c.access, c.published_at AS publishedAt,
       d.data ->> 'name' AS publisher, s.summary, min(c.number) AS number
     FROM sources c
       JOIN stories s ON s.path = c.path
       JOIN documents d ON d.kind = 'publisher' AND d.id = c.publisher
     WHERE c.publisher = ? AND c.url = ? AND s.is_live = 1
     GROUP BY c.path ORDER BY s.published_at DESC, s.slug LIMIT ?`,
    publisher,
    url,
    NEWEST_STORIES,
  )
  const [newest] = citations
  if (newest === undefined) return undefined
  const { title, kind, access, publishedAt } = newest
  return {
    ...{ url, title, kind, access, stories },
    ...(publishedAt !== null && { publishedAt }),
    publisher: { id: publisher, name: newest.publisher },
    newestStories: citations.map(({ summary }) => toTitle(summary)),
  }
}

function toTitle(summary: string): CitedDocument['newestStories'][number] {
  const { slug, title, isRetracted } = fromJson<CitedDocument['newestStories'][number]>(summary)
  return { slug, title, isRetracted }
}
