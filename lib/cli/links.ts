import { lstatSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { Command, InvalidArgumentError, Option } from 'commander'

import { listStorySources } from '@/lib/archive/editor-queries'
import { openLocator } from '@/lib/content/locate'
import { currentTime } from '@/lib/dates'
import type { Verdict } from '@/lib/links/check-link'
import { checkLinks } from '@/lib/links/check-links'
import { OfflineError } from '@/lib/links/connection'
import { type KnownLinks, readKnownLinks, writeKnownLinks } from '@/lib/links/verdict-file'
import { settings } from '@/lib/settings'

import { findNewsroom, isWanted } from './find-newsroom'
import { toFinding, toPlaces } from './link-places'
import { type LinkReport, toLinkJson, toLinkText } from './link-report'
import { memoryFor, openNewsroom } from './open-newsroom'
import { openProgress } from './progress'
import { columnsOf, stylesFor } from './styles'
import { withLines } from './with-lines'

interface LinksOptions {
  dir?: string
  format: keyof typeof formats
  maxAge: number
  allowPrivate?: boolean
}

const formats = {
  text: (report: LinkReport) =>
    toLinkText(report, {
      styles: stylesFor(process.stdout, process.env),
      width: columnsOf(process.stdout),
    }),
  json: toLinkJson,
} as const satisfies Record<string, (report: LinkReport) => string>

/** `links [paths]`: which sources can no longer be read where a story says. */
export const linksCommand = new Command('links')
  .description('ask whether the sources of stories can still be read at their addresses')
  .argument('[paths...]', 'ask only for those of these files and folders')
  .option(
    '--dir <folder>',
    'the newsroom (default: the one the paths lie in, CONTENT_DIR, ./content)',
  )
  .addOption(
    new Option('--format <format>', 'how to write it')
      .choices(Object.keys(formats))
      .default('text'),
  )
  .option('--max-age <days>', 'leave alone what was sound so many days ago', readDays, 7)
  .option('--allow-private', 'also ask addresses of this machine and its network')
  .addHelpText(
    'after',
    `
Each server gets one question at a time, a second apart, and is asked again where it is busy. What
is found sound is remembered. Whether a page still says what was cited, only a reader can tell.

Without a network nothing is asked and nothing fails.

Exit codes: 0 no dead links, or no network; 1 dead links found; 2 used wrongly or could not run.

Examples:
  newsroom links                              everything
  newsroom links stories/cybersecurity        one folder
  newsroom links --max-age 0 --format json    everything anew, for a program`,
  )
  .action(async (paths: string[], options: LinksOptions) => {
    try {
      const report = await findBrokenLinks(paths, options, currentTime())
      console.log(formats[options.format](report))
      process.exitCode = report.diagnostics.some(({ rule }) => rule === 'dead-link') ? 1 : 0
    } catch (error) {
      if (!(error instanceof OfflineError)) throw error
      console.log(error.message)
    }
  })

function readDays(text: string): number {
  const days = Number(text)
  if (text.trim() !== '' && days >= 0 && Number.isFinite(days)) return days
  throw new InvalidArgumentError('It is a number of days, 0 or more.')
}

async function findBrokenLinks(
  paths: string[],
  { dir: given, maxAge, allowPrivate = false }: LinksOptions,
  now: string,
): Promise<LinkReport> {
  const cwd = process.cwd()
  const { dir, wanted } = findNewsroom(paths, { cwd, contentDir: settings().contentDir, given })
  const places = await openNewsroom({ dir, now }, (archive) =>
    listStorySources(archive)
      .filter(({ path }) => isWanted(path, wanted))
      .flatMap(toPlaces),
  )
  const addresses = [...new Set(places.map(({ url }) => url))]
  const memory = `${memoryFor(dir, 'links')}.json`
  const known = readKnownLinks(memory)
  const oldest = Date.parse(now) - maxAge * DAY
  const asked = addresses.filter((url) => !(Date.parse(known[url]?.checkedAt ?? '') > oldest))
  const verdicts = await ask(asked, { known, memory, allowPrivate, now })

  const verdictOf = (url: string) => verdicts.get(url) ?? recall(known, url)
  const found = places.flatMap((place) => toFinding(place, verdictOf(place.url)))
  return {
    dir: relative(cwd, dir) || '.',
    addresses: addresses.length,
    asked: asked.length,
    diagnostics: withLines(
      found.map((finding) => openLocator(readBytes(join(dir, finding.file)))(finding)),
      dir,
      cwd,
    ),
    unclear: addresses.flatMap((url) => {
      const verdict = verdictOf(url)
      if (verdict.kind !== 'unclear') return []
      const file = places.find((place) => place.url === url)?.file ?? ''
      return [{ url, reason: verdict.reason, file: join(relative(cwd, dir), file) }]
    }),
  }
}

const DAY = 86_400_000

interface Asking {
  known: KnownLinks
  memory: string
  allowPrivate: boolean
  now: string
}

/** Answers after which they are kept: whoever stops a long check need not begin it anew. */
const KEPT_EVERY = 50

async function ask(addresses: readonly string[], { known, memory, allowPrivate, now }: Asking) {
  const links = { ...known }
  const progress = openProgress(process.stderr, 'Asking')
  let done = 0
  progress.show(done, addresses.length)
  try {
    return await checkLinks(addresses, {
      isPrivateAllowed: allowPrivate,
      now: () => Date.now(),
      onVerdict: (url, verdict) => {
        remember(links, url, verdict, now)
        if (++done % KEPT_EVERY === 0) writeKnownLinks(memory, links)
        progress.show(done, addresses.length)
      },
    })
  } finally {
    progress.end()
    writeKnownLinks(memory, links)
  }
}

/** What is sound today is news to the next check; what is not is asked about again. */
function remember(links: KnownLinks, url: string, verdict: Verdict, checkedAt: string) {
  delete links[url]
  if (verdict.kind === 'sound') links[url] = { checkedAt }
  if (verdict.kind === 'moved') links[url] = { checkedAt, movedTo: verdict.to }
}

function recall(known: KnownLinks, url: string): Verdict {
  const to = known[url]?.movedTo
  return to === undefined ? { kind: 'sound' } : { kind: 'moved', to }
}

function readBytes(path: string): Uint8Array {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(path)
    : new Uint8Array()
}
