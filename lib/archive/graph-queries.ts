import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { all, first } from './sql'
import { FEW_LIVE, FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StoryGraph } from './views'

/*
 * CROSS JOIN keeps to the order that is written, and a plus sign to the other condition: from the
 * few stories that are known along their links. SQLite would begin with all that are live.
 */
/** From the path of `e`, an effect, to `c`, its live cause. */
const TO_CAUSE = `CROSS JOIN refs r ON r.path = e.path AND r.kind = 'cause'
  CROSS JOIN stories c ON c.slug = r.target AND c.is_live = 1`
/** From the slug of `c`, a cause, to `e`, its live effect. */
const TO_EFFECT = `CROSS JOIN refs r ON r.kind = 'cause' AND r.target = c.slug
  CROSS JOIN stories e ON e.path = r.path AND e.is_live = 1`

/**
 * A live story and those it is linked with over so many steps: its causes and theirs, its effects
 * and theirs. Without links it stands alone.
 *
 * @param limit how many in each direction at most, the nearest first
 */
export function findStoryGraph(
  archive: Archive,
  slug: string,
  { steps, limit }: { steps: number; limit: number },
): StoryGraph {
  const follow = (near: 'c' | 'e', way: string, far: 'c' | 'e') =>
    all<{ slug: string }>(
      archive.connection,
      `WITH RECURSIVE found (slug, step, at) AS (
         SELECT slug, 0, published_at FROM stories WHERE slug = ?1 AND is_live = 1
         UNION
         SELECT ${far}.slug, found.step + 1, ${far}.published_at
         FROM found CROSS JOIN stories ${near} ON ${near}.slug = found.slug AND ${near}.is_live = 1 ${way}
         WHERE found.step < ?2 ORDER BY 2, 3 LIMIT ?3)
       SELECT slug FROM found`,
      slug,
      steps,
      // The story itself, and one to know whether there are more.
      limit + 2,
    ).map((row) => row.slug)
  const causes = follow('e', TO_CAUSE, 'c')
  const effects = follow('c', TO_EFFECT, 'e')
  return {
    ...linkStories(archive, [...causes.slice(0, limit + 1), ...effects.slice(0, limit + 1)]),
    isPartial: causes.length > limit + 1 || effects.length > limit + 1,
  }
}

const IS_LINKED = `(EXISTS (SELECT 1 FROM stories e ${TO_CAUSE} WHERE e.path = s.path)
  OR EXISTS (SELECT 1 FROM stories c ${TO_EFFECT} WHERE c.path = s.path))`

/** The live stories of a topic that have a cause or an effect. */
export const countLinked = ({ connection }: Archive, topic: string): number =>
  first<{ count: number }>(
    connection,
    `SELECT count(*) AS count FROM stories s WHERE s.topic = ? AND s.is_live = 1 AND ${IS_LINKED}`,
    topic,
  )?.count ?? 0

/**
 * Some of the live stories of a topic that have a cause or an effect, counted from the newest, and
 * their neighbours in the graph, whatever their topic.
 *
 * @param neighbours how many of those at most
 */
export function findTopicGraph(
  archive: Archive,
  topic: string,
  { limit, offset, neighbours }: Slice & { neighbours: number },
): StoryGraph {
  const members = all<{ slug: string }>(
    archive.connection,
    `SELECT s.slug FROM stories s WHERE s.topic = ? AND s.is_live = 1 AND ${IS_LINKED}
     ORDER BY s.published_at DESC, s.slug LIMIT ? OFFSET ?`,
    topic,
    limit,
    offset,
  ).map(({ slug }) => slug)
  const others = all<{ slug: string }>(
    archive.connection,
    `WITH member AS (SELECT value AS slug FROM json_each(?1)), other AS (
       SELECT c.slug, c.published_at FROM stories e ${TO_CAUSE}
       WHERE +e.is_live = 1 AND e.slug IN member
       UNION
       SELECT e.slug, e.published_at FROM stories c ${TO_EFFECT}
       WHERE +c.is_live = 1 AND c.slug IN member)
     SELECT slug FROM other WHERE slug NOT IN member ORDER BY published_at DESC, slug LIMIT ?2`,
    JSON.stringify(members),
    neighbours + 1,
  ).map(({ slug }) => slug)
  return {
    ...linkStories(archive, [...members, ...others.slice(0, neighbours)]),
    isPartial: others.length > neighbours,
  }
}

/** Live stories from the earliest to the latest, and every link between two of them. */
function linkStories({ connection }: Archive, slugs: readonly string[]) {
  const among = JSON.stringify([...new Set(slugs)])
  return {
    stories: all<SummaryRow>(
      connection,
      `SELECT ${SUMMARY} ${FROM_STORIES}
       WHERE ${FEW_LIVE} AND s.slug IN (SELECT value FROM json_each(?))
       ORDER BY s.published_at, s.slug`,
      among,
    ).map(toSummary),
    links: all<StoryGraph['links'][number]>(
      connection,
      `SELECT c.slug AS cause, e.slug AS effect,
         e.data -> 'causes' -> (r.place ->> 1) ->> 'because' AS because
       FROM stories e ${TO_CAUSE}
       WHERE +e.is_live = 1 AND e.slug IN (SELECT value FROM json_each(?1))
         AND c.slug IN (SELECT value FROM json_each(?1))
       ORDER BY e.published_at, e.slug, c.published_at, c.slug`,
      among,
    ),
  }
}
