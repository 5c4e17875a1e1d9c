import { relative } from 'node:path'

import { Command, Option } from 'commander'

import type { Diagnostic } from '@/lib/content/diagnostics'
import { currentTime } from '@/lib/dates'
import { type ChangedFiles, listChangedFiles } from '@/lib/publish/changed-files'
import { settings } from '@/lib/settings'

import { type CheckReport, countErrors } from './check-report'
import { findNewsroom, isWanted } from './find-newsroom'
import { openNewsroom } from './open-newsroom'
import { toGitHub } from './report-github'
import { toGitLab } from './report-gitlab'
import { toJson } from './report-json'
import { toSarif } from './report-sarif'
import { toText } from './report-text'
import { explainRule } from './rules'
import { columnsOf, stylesFor } from './styles'
import { withLines } from './with-lines'

interface CheckOptions {
  dir?: string
  format: keyof typeof formats
  changed?: string
  explain?: string
  cache: boolean
}

/** Each format of a report; the ways to write it are listed in `--help`. */
const formats = {
  text: (report: CheckReport) =>
    toText(report, {
      styles: stylesFor(process.stdout, process.env),
      width: columnsOf(process.stdout),
    }),
  json: toJson,
  github: toGitHub,
  gitlab: toGitLab,
  sarif: toSarif,
} as const satisfies Record<string, (report: CheckReport) => string>

/** `check [paths]`: everything that is wrong in a newsroom as it lies in its folder. */
export const checkCommand = new Command('check')
  .description('list everything that is wrong in a newsroom')
  .argument('[paths...]', 'show only what is wrong in these files and folders')
  .option(
    '--dir <folder>',
    'the newsroom (default: the one the paths lie in, CONTENT_DIR, ./content)',
  )
  .addOption(
    new Option('--format <format>', 'how to write it')
      .choices(Object.keys(formats))
      .default('text'),
  )
  .option(
    '--changed <ref>',
    'show only files that differ from where this branch left <ref>, and compare published stories with it',
  )
  .option('--explain <rule>', 'say what a rule means and what to do about it')
  .option('--no-cache', 'read every file again')
  .addHelpText(
    'after',
    `
The whole newsroom is always checked, whatever part of it is shown.

Exit codes: 0 no errors, 1 errors found, 2 used wrongly or could not run.

Examples:
  newsroom check                                  everything
  newsroom check stories/cybersecurity            one folder
  newsroom check --changed origin/main            before a pull request
  newsroom check --format github --changed origin/main
  newsroom check --format sarif > check.sarif
  newsroom check --explain horizon`,
  )
  .action(async (paths: string[], options: CheckOptions) => {
    if (options.explain !== undefined) {
      console.log(explainRule(options.explain))
      return
    }
    const report = await check(paths, options, currentTime())
    console.log(formats[options.format](report))
    process.exitCode = countErrors(report.diagnostics) === 0 ? 0 : 1
  })

async function check(paths: string[], options: CheckOptions, now: string): Promise<CheckReport> {
  const cwd = process.cwd()
  const { contentDir } = settings()
  const { dir, wanted } = findNewsroom(paths, { cwd, contentDir, given: options.dir })
  const changed =
    options.changed === undefined ? undefined : await listChangedFiles(dir, options.changed)

  const verdict = await openNewsroom(
    { dir, now, isRemembered: options.cache, since: options.changed },
    (_archive, found) => found,
  )
  const { diagnostics } = verdict
  const shown = diagnostics.filter(
    (diagnostic) =>
      isWanted(diagnostic.file, wanted) && (changed === undefined || concerns(changed, diagnostic)),
  )
  return {
    dir: relative(cwd, dir) || '.',
    files: verdict.files,
    diagnostics: withLines(shown, dir, cwd),
    others: diagnostics.length - shown.length,
  }
}

/** A file that is gone leaves its faults where others name it. */
const concerns = ({ changed, hasRemoved }: ChangedFiles, { file, rule }: Diagnostic) =>
  changed.has(file) || (hasRemoved && (rule.startsWith('unknown-') || rule === 'missing-file'))
