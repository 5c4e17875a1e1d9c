import { Command } from 'commander'

import { closeArchive, openWritableArchive } from '@/lib/archive/archive'
import { formatDiagnostic, isError } from '@/lib/content/diagnostics'
import { openParsePool } from '@/lib/content/parse-pool'
import { currentTime } from '@/lib/dates'
import { openFolderSource } from '@/lib/publish/folder-source'
import { publishLatest } from '@/lib/publish/publish'
import { settings } from '@/lib/settings'

/** `check [dir]`: every diagnostic of a newsroom as it lies in the folder; exit code 1 when one is an error. */
export const checkCommand = new Command('check')
  .description('list everything that is wrong in a newsroom')
  .argument('[dir]', 'folder of the newsroom (default: CONTENT_DIR, else ./content)')
  .action(async (dir: string | undefined) => {
    process.exitCode = await check(dir ?? settings().contentDir, currentTime())
  })

async function check(dir: string, now: string): Promise<0 | 1> {
  const archive = openWritableArchive(':memory:')
  const pool = openParsePool()
  try {
    const source = await openFolderSource(dir)
    const publication = await publishLatest({ archive, source, pool }, { now, audience: 'preview' })
    const diagnostics = 'diagnostics' in publication ? publication.diagnostics : []
    for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic))
    const errors = diagnostics.filter(isError).length
    const warnings = diagnostics.length - errors
    console.log(`${dir}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`)
    return errors === 0 ? 0 : 1
  } finally {
    await pool.close()
    closeArchive(archive)
  }
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
