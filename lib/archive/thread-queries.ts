import type { Archive } from './archive'
import { all } from './sql'
import { FEW_LIVE, FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StorySummary, UpdateLine } from './views'

/**
 * The live updates that tell of a story after the one that first reported it: their texts link to
 * it. From the earliest to the latest.
 */
export const listLaterUpdates = ({ connection }: Archive, slug: string): UpdateLine[] =>
  all<UpdateLine>(
    connection,
    `SELECT DISTINCT u.topic, u.number, u.title, u.published_at AS publishedAt
     FROM stories s JOIN refs r ON r.kind = 'link' AND r.target = s.slug
       JOIN updates u ON u.path = r.path AND u.is_live = 1
     WHERE s.slug = ? AND s.is_live = 1 AND u.published_at > s.published_at
       AND (u.topic <> s.topic OR u.number <> s.update_number)
     ORDER BY u.published_at, u.topic, u.number`,
    slug,
  )

/** The live stories that the text of a live update links to and that others first reported, by time. */
export const listStoriesTakenUp = (
  { connection }: Archive,
  topic: string,
  number: number,
): StorySummary[] =>
  all<SummaryRow>(
    connection,
    `SELECT ${SUMMARY} ${FROM_STORIES}
     WHERE ${FEW_LIVE} AND s.slug IN (
         SELECT r.target FROM updates n CROSS JOIN refs r ON r.path = n.path AND r.kind = 'link'
         WHERE n.topic = ?1 AND n.number = ?2 AND n.is_live = 1)
       AND (s.topic <> ?1 OR s.update_number <> ?2)
     ORDER BY s.published_at, s.slug`,
    topic,
    number,
  ).map(toSummary)
