import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { Command } from 'commander'

import { listReferencesTo, listTakenSlugs } from '@/lib/archive/editor-queries'
import { isError } from '@/lib/content/diagnostics'
import { editFrontMatter } from '@/lib/content/edit-front-matter'
import { parseFile } from '@/lib/content/parse'
import { id as idSchema } from '@/lib/content/schema/fields'
import { currentTime } from '@/lib/dates'

import { count } from './columns'
import { findStory } from './find-scenario'
import { lineDiff } from './line-diff'
import { newsroomFolder, openNewsroom } from './open-newsroom'
import { stylesFor } from './styles'
import { UsageError } from './usage-error'
import { assertSound, putInPlace } from './write-file'

interface Rewriting {
  from: string
  to: string
  before: string
  after: string
}

/** `rename <slug> <new>`: another name for a story, wherever it is named. */
export const renameCommand = new Command('rename')
  .description('give a story another slug, everywhere it is named')
  .argument('<slug>', 'the slug of the story, or its file')
  .argument('<new>', 'its new slug')
  .option('--dry-run', 'show the changes and write nothing')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
Causes and links in all files follow. The old slug is kept in the story, so that its old address
redirects. The newsroom must be free of errors, since a file that cannot be read may name it too.

Exit codes: 0 renamed, 2 used wrongly, or the newsroom has errors.

Example:
  newsroom rename joint-paper six-governments-publish-paper --dry-run`,
  )
  .action(rename)

async function rename(
  name: string,
  slug: string,
  { dir: given, dryRun = false }: { dir?: string; dryRun?: boolean },
) {
  const dir = newsroomFolder(given)
  if (!idSchema.safeParse(slug).success) {
    throw new UsageError(`\`${slug}\` cannot be a slug: use lower-case words joined by hyphens.`)
  }
  const { story, references } = await openNewsroom(
    { dir, now: currentTime() },
    (archive, verdict) => {
      const errors = verdict.diagnostics.filter(isError).length
      if (errors > 0) {
        throw new UsageError(
          `Mend the newsroom first: "newsroom check" finds ${count(errors, 'error')}.`,
        )
      }
      if (listTakenSlugs(archive).includes(slug)) {
        throw new UsageError(`\`${slug}\` names a story already, or did; a slug is never reused.`)
      }
      const found = findStory(archive, name)
      return { story: found, references: listReferencesTo(archive, found.slug) }
    },
  )

  const paths = new Set([story.path, ...references.map(({ path }) => path)])
  const rewritings = Array.from(paths, (path): Rewriting => {
    const before = readFileSync(join(dir, path), 'utf8')
    const own = references.filter((reference) => reference.path === path)
    const causes = own.flatMap(({ kind, place }) => (kind === 'cause' ? [place] : []))
    const followed = replaceLinks(
      causes.reduce(
        (text, place) => editFrontMatter(text, { kind: 'replace', path: place, value: slug }),
        before,
      ),
      story.slug,
      slug,
    )
    if (path !== story.path) return { from: path, to: path, before, after: followed }
    const keep = { kind: 'append', path: ['previousSlugs'], value: story.slug } as const
    const to = path.slice(0, -`${story.slug}.md`.length) + `${slug}.md`
    return { from: path, to, before, after: editFrontMatter(followed, keep) }
  })
  for (const { from, to, after } of rewritings) {
    assertSound(to, after)
    assertFollowed(story.slug, { from, to, after })
  }
  report(rewritings, dryRun)
  if (!dryRun) write(dir, rewritings)
}

/** Links in Markdown: inline, by reference, or between angle brackets. */
const replaceLinks = (text: string, slug: string, to: string) =>
  text.replace(
    new RegExp(`(?<=\\]\\(\\s*|\\]:\\s*|<)story:${slug}(?![a-z0-9-])`, 'g'),
    `story:${to}`,
  )

/**
 * Markdown and YAML can spell a slug in ways that no replacement finds, such as `story:joint&#45;paper`.
 *
 * @throws UsageError when a file still names the story as before
 */
function assertFollowed(slug: string, { from, to, after }: Omit<Rewriting, 'before'>) {
  const { entry } = parseFile(to, Buffer.from(after))
  if (entry === undefined || !('links' in entry.value) || !entry.value.links.includes(slug)) return
  throw new UsageError(
    `${from} spells the link to \`${slug}\` in a way that cannot be followed: write it as [text](story:${slug}) first. Nothing was changed.`,
  )
}

/** The story under its new name first: whatever stops this, no text is lost. */
function write(dir: string, rewritings: readonly Rewriting[]) {
  const moved = rewritings.filter(({ from, to }) => from !== to)
  for (const { to } of moved) {
    if (existsSync(join(dir, to))) throw new UsageError(`${to} exists already.`)
  }
  for (const { to, after } of rewritings) putInPlace(join(dir, to), after)
  for (const { from } of moved) rmSync(join(dir, from))
}

function report(rewritings: readonly Rewriting[], dryRun: boolean) {
  const styles = stylesFor(process.stdout, process.env)
  for (const { from, to, before, after } of rewritings) {
    const verb = from === to ? 'Changed' : 'Renamed'
    console.log(`${dryRun ? 'Would be: ' : ''}${verb} ${from === to ? from : `${from} → ${to}`}`)
    console.log(lineDiff(before, after, styles))
  }
}
