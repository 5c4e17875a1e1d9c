import { type Rule, suggestName } from '@/lib/content/diagnostics'
import { IMAGE_FOLDER, isImageFile } from '@/lib/content/image-file'
import { placeOf } from '@/lib/content/layout'
import type { CrossFinding } from '@/lib/content/locate'
import { reservedSegments } from '@/lib/routes'

import type { Archive } from './archive'
import { checkCauses } from './cause-checks'
import { checkImages } from './image-checks'
import type { ReferenceKind } from './references'
import { all, first, fromJson } from './sql'

/** Paths of what is new in a newsroom. */
export interface ChangedFiles {
  /** Added or changed since the newsroom was sound; `anything`, if it may never have been. */
  changed: readonly string[] | 'anything'
  removed: readonly string[]
  /** Changed, and with errors of their own: their ids count as known. */
  broken: readonly string[]
}

/** What is wrong between the files of a newsroom. */
export function checkNewsroom(archive: Archive, files: ChangedFiles): CrossFinding[] {
  const suspects = listSuspects(archive, files)
  return [
    ...checkSite(archive, files),
    ...checkReferences(archive, suspects, files.broken),
    ...checkImages(archive, suspects),
    ...checkDraftTargets(archive),
    ...checkSlugs(archive),
    ...checkUpdateNumbers(archive),
    ...checkPageNames(archive),
    ...checkCauses(archive, suspects),
  ]
}

/**
 * Paths of the files that may name what is not there, as JSON. Ids come from paths: only a file
 * that is gone can leave others pointing at nothing.
 */
function listSuspects({ connection }: Archive, { changed, removed }: ChangedFiles): string {
  if (changed !== 'anything' && removed.length === 0) return JSON.stringify(changed)
  return JSON.stringify(
    all<{ path: string }>(connection, 'SELECT path FROM files').map(({ path }) => path),
  )
}

function checkSite({ connection }: Archive, { broken }: ChangedFiles): CrossFinding[] {
  const site = first(connection, "SELECT path FROM documents WHERE kind = 'site'")
  if (site !== undefined || broken.includes('site.yaml')) return []
  return [
    {
      file: 'site.yaml',
      rule: 'missing-file',
      message: 'the newsroom has no site.yaml',
      suggestion: 'create it with `name`, `description`, `language` and `publisher`',
      at: 'start',
    },
  ]
}

interface Target {
  rule: Rule
  noun: string
  known: string
}

const DOCUMENTS = (kind: string) => `SELECT id AS target FROM documents WHERE kind = '${kind}'`
const SLUGS = 'SELECT slug AS target FROM stories'

/** Where each kind of reference has to lead. */
const targets = {
  topic: { rule: 'unknown-topic', noun: 'topic', known: DOCUMENTS('topic') },
  update: {
    rule: 'unknown-update',
    noun: 'update',
    known: "SELECT topic || '/' || number AS target FROM updates",
  },
  actor: { rule: 'unknown-actor', noun: 'actor', known: DOCUMENTS('actor') },
  publisher: { rule: 'unknown-publisher', noun: 'publisher', known: DOCUMENTS('publisher') },
  page: { rule: 'unknown-page', noun: 'page', known: DOCUMENTS('page') },
  image: {
    rule: 'unknown-image',
    noun: 'image',
    known: `SELECT substr(path, ${IMAGE_FOLDER.length + 1}) AS target FROM images`,
  },
  cause: { rule: 'unknown-cause', noun: 'story', known: SLUGS },
  link: { rule: 'unknown-story', noun: 'story', known: SLUGS },
} as const satisfies Record<Exclude<ReferenceKind, 'former-slug'>, Target>

function checkReferences(
  { connection }: Archive,
  suspects: string,
  broken: readonly string[],
): CrossFinding[] {
  const excused = new Set(broken.flatMap(targetsOfFile))
  const kinds = ['topic', 'update', 'actor', 'publisher', 'page', 'image', 'cause', 'link'] as const
  return kinds.flatMap((kind) => {
    const { rule, noun, known } = targets[kind]
    const dangling = all<{ path: string; target: string; place: string }>(
      connection,
      `SELECT path, target, place FROM refs
       WHERE kind = ? AND target NOT IN (${known}) AND path IN (SELECT value FROM json_each(?))`,
      kind,
      suspects,
    ).filter(({ target }) => !excused.has(`${noun} ${target}`))
    if (dangling.length === 0) return []
    const names = all<{ target: string }>(connection, known).map(({ target }) => target)
    const suggest = openSuggestions(names)
    return dangling.map(({ path, target, place }) => ({
      file: path,
      rule,
      message:
        kind === 'update'
          ? `there is no update ${target.split('/').at(-1)} of \`${target.split('/')[0]}\``
          : `there is no ${noun} \`${target}\``,
      suggestion: suggestFor(kind, target, suggest(target)),
      at: placeInFile(kind, target, place),
    }))
  })
}

function suggestFor(kind: ReferenceKind, target: string, near: string | undefined) {
  if (kind === 'update') return `create updates/${target}.md`
  return near ?? (kind === 'image' ? `put the picture into ${IMAGE_FOLDER}` : undefined)
}

/** Unknown names for which a known one is looked for: so many are no slips, and each takes milliseconds. */
const MOST_SUGGESTED = 200

function openSuggestions(names: readonly string[]) {
  const suggestions = new Map<string, string | undefined>()
  return (name: string): string | undefined => {
    if (suggestions.size < MOST_SUGGESTED && !suggestions.has(name)) {
      suggestions.set(name, suggestName(name, names))
    }
    return suggestions.get(name)
  }
}

function placeInFile(kind: ReferenceKind, target: string, place: string): CrossFinding['at'] {
  if (kind === 'link') return { storyLink: target }
  const path = fromJson<(string | number)[]>(place)
  return path.length === 0 ? 'start' : { path }
}

function targetsOfFile(path: string): string[] {
  if (isImageFile(path)) return [`image ${path.slice(IMAGE_FOLDER.length)}`]
  const place = placeOf(path)
  if (place === undefined) return []
  switch (place.kind) {
    case 'story':
      return [`story ${place.slug}`]
    case 'update':
      return [`update ${place.topic}/${place.number}`]
    case 'topic':
    case 'actor':
    case 'publisher':
    case 'page':
      return [`${place.kind} ${place.id}`]
    case 'site':
    case 'roadmap':
      return []
  }
}

function checkDraftTargets({ connection }: Archive): CrossFinding[] {
  const early = all<{ path: string; kind: ReferenceKind; target: string; place: string }>(
    connection,
    `SELECT r.path, r.kind, r.target, r.place
     FROM stories t CROSS JOIN refs r ON r.target = t.slug AND r.kind IN ('cause', 'link')
       LEFT JOIN stories s ON s.path = r.path LEFT JOIN updates u ON u.path = r.path
     WHERE t.is_draft = 1 AND coalesce(s.is_draft, u.is_draft, 0) = 0`,
  )
  return early.map(({ path, kind, target, place }) => ({
    file: path,
    rule: kind === 'cause' ? 'unknown-cause' : 'unknown-story',
    message: `the story \`${target}\` is a draft, which no reader can open`,
    suggestion: 'publish it first, or make this file a draft too',
    at: placeInFile(kind, target, place),
  }))
}

function checkSlugs({ connection }: Archive): CrossFinding[] {
  const twice = all<{ path: string; other: string; slug: string; place: string }>(
    connection,
    `WITH repeated (slug) AS (
       SELECT slug FROM stories GROUP BY slug HAVING count(*) > 1
       UNION
       SELECT target FROM refs WHERE kind = 'former-slug' GROUP BY target HAVING count(*) > 1
       UNION
       SELECT slug FROM refs JOIN stories ON slug = target WHERE kind = 'former-slug'
     ), names (slug, path, place) AS (
       SELECT slug, path, '' FROM stories WHERE slug IN (SELECT slug FROM repeated)
       UNION ALL
       SELECT target, path, place FROM refs
       WHERE kind = 'former-slug' AND target IN (SELECT slug FROM repeated)
     )
     SELECT a.path, b.path AS other, a.slug, a.place
     FROM names a JOIN names b ON b.slug = a.slug AND (b.path <> a.path OR b.place <> a.place)
     GROUP BY a.path, a.place`,
  )
  return twice.map(({ path, other, slug, place }) => ({
    file: path,
    rule: 'duplicate-id',
    message: `the slug \`${slug}\` is also that of ${other}`,
    suggestion: 'a slug names one story for ever; give the newer one another',
    at: place === '' ? 'start' : { path: fromJson<(string | number)[]>(place) },
  }))
}

function checkUpdateNumbers({ connection }: Archive): CrossFinding[] {
  const twice = all<{ path: string; other: string; topic: string; number: number }>(
    connection,
    `SELECT a.path, b.path AS other, a.topic, a.number
     FROM updates a JOIN updates b ON b.topic = a.topic AND b.number = a.number AND b.path <> a.path
     GROUP BY a.path`,
  )
  return twice.map(({ path, other, topic, number }) => ({
    file: path,
    rule: 'duplicate-id',
    message: `update ${number} of \`${topic}\` is also ${other}`,
    suggestion: 'number the updates of a topic 1, 2, 3 …',
    at: 'start',
  }))
}

function checkPageNames({ connection }: Archive): CrossFinding[] {
  return all<{ path: string; id: string }>(
    connection,
    "SELECT path, id FROM documents WHERE kind = 'page'",
  )
    .filter(({ id }) => reservedSegments.some((segment) => segment === id))
    .map(({ path, id }) => ({
      file: path,
      rule: 'duplicate-id',
      message: `the address /${id} belongs to the site itself`,
      suggestion: 'give the page another file name',
      at: 'start',
    }))
}
