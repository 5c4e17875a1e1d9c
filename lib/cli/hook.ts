import { fileURLToPath } from 'node:url'

import { Command } from 'commander'

import { installHook } from '@/lib/publish/git-hook'
import { settings } from '@/lib/settings'

import { findNewsroom } from './find-newsroom'

/** `hook install`: a check before each commit. */
export const hookCommand = new Command('hook').description('check before each commit').addCommand(
  new Command('install')
    .description('check what has changed before each commit of this repository')
    .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
    .addHelpText(
      'after',
      `
Writes a plain git hook, and never over one that somebody else wrote. It checks the files as they
lie in the folder. \`git commit --no-verify\` goes past it.

Exit codes: 0 installed, 2 there is no repository, or another hook.

Example:
  newsroom hook install`,
    )
    .action(async ({ dir: given }: { dir?: string }) => {
      const place = { cwd: process.cwd(), contentDir: settings().contentDir, given }
      const { dir } = findNewsroom([], place)
      const { path, isReplaced } = await installHook(dir, commandFor(dir))
      console.log(`${isReplaced ? 'Renewed' : 'Installed'} ${path}`)
    }),
)

/** From wherever git runs it: the program is named by its place. */
function commandFor(dir: string): string {
  const program =
    process.env['FORESHEET_PROGRAM'] ?? fileURLToPath(new URL('./foresheet.mjs', import.meta.url))
  return `node ${quote(program)} check --dir ${quote(dir)} --changed HEAD`
}

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
