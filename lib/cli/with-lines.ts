import { lstatSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { decode } from '@/lib/content/decode'
import type { Diagnostic } from '@/lib/content/diagnostics'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

import type { ShownDiagnostic } from './check-report'

/** Adds the line that each is about, and names files as they are seen from `cwd`. */
export function withLines(
  diagnostics: readonly Diagnostic[],
  dir: string,
  cwd: string,
): ShownDiagnostic[] {
  const prefix = relative(cwd, dir)
  const lines = new Map<string, string[]>()
  return diagnostics.map((diagnostic) => {
    const { file, line } = diagnostic
    const known = lines.get(file) ?? readLines(join(dir, file))
    lines.set(file, known)
    return { ...diagnostic, file: join(prefix, file), text: known[line - 1] }
  })
}

/** The lines of a content file; none of one that is too large, gone or only a link. */
function readLines(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size > MAXIMUM_BYTES) return []
  return decode(readFileSync(path)).text.split('\n')
}
