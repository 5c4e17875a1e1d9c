import { findEditedForecasts } from '@/lib/content/edited-forecasts'
import { IMAGE_FOLDER, isImageFile } from '@/lib/content/image-file'
import { placeOf } from '@/lib/content/layout'
import type { CrossFinding, UnfiledFinding } from '@/lib/content/locate'
import type { Story } from '@/lib/content/schema/story'
import { findSilentChange } from '@/lib/content/silent-changes'

import type { Archive } from './archive'
import { all, first, fromJson } from './sql'

/** A story as readers have seen it, and where it lay then. */
export interface PublishedStory {
  path: string
  story: Story
}

interface Context {
  archive: Archive
  /** Slugs of stories whose files have errors of their own: what they say now is not known. */
  broken: ReadonlySet<string>
  /** This instant in UTC. */
  now: string
}

/** What readers see of a file now; nothing where it is no story, or not out. */
export function findPublished({ connection }: Archive, path: string): PublishedStory | undefined {
  const row = first<{ data: string }>(
    connection,
    'SELECT data FROM stories WHERE path = ? AND is_live = 1',
    path,
  )
  return row && { path, story: fromJson<Story>(row.data) }
}

/** What breaks faith with readers, who have seen these stories before the newsroom became what it is now. */
export function checkRecord(
  archive: Archive,
  published: readonly PublishedStory[],
  { broken, now }: { broken: readonly string[]; now: string },
): CrossFinding[] {
  const context = { archive, broken: new Set(broken.map(slugOf)), now }
  return published.flatMap((known) => compare(known, context))
}

/**
 * Pictures that readers have seen otherwise under the same name, of which the history of a story
 * tells nothing. The machine can't tell whether they show the same, so that it only warns.
 *
 * @param changed paths of all files that were added or changed
 * @param published stories among them, as readers have seen them
 */
export function checkExchangedImages(
  { connection }: Archive,
  changed: readonly string[],
  { published, now }: { published: readonly PublishedStory[]; now: string },
): CrossFinding[] {
  const images = changed.filter(isImageFile)
  if (images.length === 0) return []
  const seen = published.map(({ path, story }) => `${path} ${story.image?.file}`)
  return all<{ path: string }>(
    connection,
    `WITH changed (path) AS (SELECT value FROM json_each(?))
     SELECT DISTINCT i.path
     FROM images i JOIN refs r ON r.kind = 'image' AND '${IMAGE_FOLDER}' || r.target = i.path
       JOIN stories s ON s.path = r.path
     WHERE i.path IN (SELECT value FROM json_each(?)) AND s.is_draft = 0 AND s.published_at <= ?
       AND (s.path NOT IN (SELECT path FROM changed)
         OR s.path || ' ' || r.target IN (SELECT value FROM json_each(?)))
     ORDER BY i.path`,
    JSON.stringify(changed),
    JSON.stringify(images),
    now,
    JSON.stringify(seen),
  ).map(({ path }) => ({
    file: path,
    rule: 'silent-change',
    severity: 'warning',
    message: 'readers have seen another picture under this name, and nothing tells them',
    suggestion:
      'the same one in better quality owes no note; give another one a name of its own in `image.file`',
    at: 'start',
  }))
}

function slugOf(path: string): string {
  const place = placeOf(path)
  return place?.kind === 'story' ? place.slug : ''
}

function compare({ path, story }: PublishedStory, context: Context): CrossFinding[] {
  const { archive, broken, now } = context
  const later = findLater(archive, story.slug)
  if (later === undefined) return broken.has(story.slug) ? [] : [findLoss({ path, story }, context)]
  const inFile = (finding: UnfiledFinding) => ({ file: later.path, ...finding })
  return [
    ...findSilentChange(story, later.story, now),
    ...findEditedForecasts(story, later.story, now),
    ...findHiding(later.story, now),
    ...findLostSlugs(archive, story),
  ].map(inFile)
}

/** The story that lives under a slug now, be it as one that it had before. */
function findLater({ connection }: Archive, slug: string): PublishedStory | undefined {
  const row = first<{ path: string; data: string }>(
    connection,
    `SELECT path, data FROM stories WHERE slug = ?1
     UNION ALL
     SELECT s.path, s.data FROM refs r JOIN stories s ON s.path = r.path
     WHERE r.kind = 'former-slug' AND r.target = ?1`,
    slug,
  )
  return row && { path: row.path, story: fromJson<Story>(row.data) }
}

/** A story that is gone from its address; under another name, where one tells the same of the same time. */
function findLoss({ path, story }: PublishedStory, { archive, now }: Context): CrossFinding {
  const renamed = findRenamed(archive, story)
  if (renamed !== undefined) {
    return {
      file: renamed.path,
      rule: 'lost-address',
      message: `this story was published as \`${story.slug}\`, and nothing leads from there to here`,
      suggestion: `add \`${writeSlugs([...renamed.story.previousSlugs, story.slug])}\``,
      at: { path: ['previousSlugs'] },
    }
  }
  return {
    file: path,
    rule: 'lost-address',
    severity: 'warning',
    message: `the story \`${story.slug}\` was published and is gone`,
    suggestion: `if another story takes its place, add \`${writeSlugs([story.slug])}\` to that one; if it was wrong, put it back and add \`corrections: [{ at: ${now}, kind: retraction, note: … }]\``,
    at: 'start',
  }
}

const writeSlugs = (slugs: readonly string[]) => `previousSlugs: [${slugs.join(', ')}]`

const findRenamed = ({ connection }: Archive, { publishedAt, title, body }: Story) =>
  all<{ path: string; data: string }>(
    connection,
    'SELECT path, data FROM stories WHERE is_live IN (0, 1) AND published_at = ?',
    publishedAt,
  )
    .map(({ path, data }): PublishedStory => ({ path, story: fromJson<Story>(data) }))
    .find(({ story }) => story.title === title || story.body === body)

function findHiding({ draft, publishedAt }: Story, now: string): UnfiledFinding[] {
  if (!draft && publishedAt <= now) return []
  return [
    {
      rule: 'lost-address',
      severity: 'warning',
      message: 'this story was published and would be out of sight',
      suggestion: draft
        ? `leave \`draft\` out; if it was wrong, add \`{ at: ${now}, kind: retraction, note: … }\` to \`corrections\``
        : 'write the time at which it was published',
      at: { path: [draft ? 'draft' : 'publishedAt'] },
    },
  ]
}

/** Older names that no longer lead anywhere. */
const findLostSlugs = (archive: Archive, { previousSlugs }: Story): UnfiledFinding[] =>
  previousSlugs
    .filter((slug) => findLater(archive, slug) === undefined)
    .map((slug) => ({
      rule: 'lost-address',
      message: `this story was published as \`${slug}\`, and nothing leads from there to here any more`,
      suggestion: `add \`${slug}\` to \`previousSlugs\` again`,
      at: { path: ['previousSlugs'] },
    }))
