import { Argument, Command } from 'commander'

import type { Archive } from '@/lib/archive/archive'
import { listScenarioFiles, listStoryFiles } from '@/lib/archive/editor-queries'
import { currentTime, dayOf } from '@/lib/dates'

import { toColumns } from './columns'
import { newsroomFolder, openNewsroom } from './open-newsroom'

type Row = Record<string, string | number>

/** What each list holds; `now` is this instant in UTC. */
const lists = {
  overdue: (archive: Archive, now: string) =>
    listOpen(archive).filter(({ resolveBy }) => resolveBy < dayOf(now)),
  open: listOpen,
  drafts: (archive: Archive) =>
    listStoryFiles(archive)
      .filter(({ isDraft }) => isDraft)
      .map(({ slug, title, path }): Row => ({ slug, title, path })),
  scheduled: (archive: Archive, now: string) =>
    listStoryFiles(archive)
      .filter(({ isDraft, publishedAt }) => !isDraft && publishedAt > now)
      .toReversed()
      .map(({ publishedAt, slug, title, path }): Row => ({ publishedAt, slug, title, path })),
} as const satisfies Record<string, (archive: Archive, now: string) => Row[]>

function listOpen(archive: Archive) {
  return listScenarioFiles(archive)
    .filter(({ isDraft, scenario }) => !isDraft && scenario.resolution === undefined)
    .map(({ slug, path, scenario }) => ({
      resolveBy: scenario.resolveBy,
      probability: scenario.revisions.at(-1)?.probability ?? scenario.probability,
      scenario: `${slug}/${scenario.id}`,
      statement: scenario.statement,
      path,
    }))
}

const isList = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name)

/** `list <what>`: what waits for an editor. */
export const listCommand = new Command('list')
  .description('list scenarios that are overdue or open, drafts, and what is scheduled')
  .addArgument(new Argument('<what>').choices(Object.keys(lists)))
  .option('--json', 'as JSON')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
overdue    scenarios of published stories whose deadline has passed without a resolution
open       all scenarios of published stories without a resolution, those due first
drafts     stories with \`draft: true\`, the newest first
scheduled  stories whose time has not come, the next first

Files with errors are left out; "newsroom check" names them.

Exit codes: 0 listed, be it nothing; 2 used wrongly.

Examples:
  newsroom list overdue
  newsroom list scheduled --json`,
  )
  .action(async (what: string, { dir: given, json }: { dir?: string; json?: true }) => {
    if (!isList(what)) return
    const now = currentTime()
    const dir = newsroomFolder(given)
    const rows: Row[] = await openNewsroom({ dir, now }, (archive) => lists[what](archive, now))
    if (json) console.log(JSON.stringify(rows, null, 2))
    else console.log(rows.length === 0 ? `Nothing is ${nothing[what]}.` : toTable(rows))
  })

const nothing = {
  overdue: 'overdue',
  open: 'open',
  drafts: 'a draft',
  scheduled: 'scheduled',
} as const satisfies Record<keyof typeof lists, string>

/** Without the path, which a slug leads to as well. */
const toTable = (rows: readonly Row[]) =>
  toColumns(
    rows.map(({ path: _path, ...row }) => Object.values(row).map((cell) => oneLine(String(cell)))),
  )

const oneLine = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
