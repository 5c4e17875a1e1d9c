import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { decode } from '@/lib/content/decode'
import { formatDiagnostic, isError } from '@/lib/content/diagnostics'
import { parseFile } from '@/lib/content/parse'

import { lineDiff } from './line-diff'
import { stylesFor } from './styles'
import { UsageError } from './usage-error'

export interface ChangeOptions {
  dryRun?: boolean
}

/**
 * Changes a content file, or leaves it as it is when the result would have errors, and prints what
 * it did.
 *
 * @throws UsageError with the errors
 */
export function changeFile(
  dir: string,
  path: string,
  change: (text: string) => string,
  { dryRun = false }: ChangeOptions = {},
): void {
  const target = join(dir, path)
  const bytes = readFileSync(target)
  const { isReadable, findings } = decode(bytes)
  if (!isReadable) throw new UsageError(`${path} is left alone: ${findings[0]?.message ?? ''}.`)
  const before = bytes.toString('utf8')
  const after = change(before)
  assertSound(path, after)
  if (!dryRun) putInPlace(target, after)
  const shown = relative(process.cwd(), target)
  console.log(`${dryRun ? 'Would change' : 'Changed'} ${shown}`)
  console.log(lineDiff(before, after, stylesFor(process.stdout, process.env)))
}

/** @throws UsageError with every error that a file with this text would have */
export function assertSound(path: string, text: string) {
  const errors = parseFile(path, Buffer.from(text)).diagnostics.filter(isError)
  if (errors.length === 0) return
  const list = errors.map((error) => `  ${formatDiagnostic(error)}`).join('\n')
  throw new UsageError(`${path} is left as it is, since it would have errors:\n${list}`)
}

/** Whole or not at all: to a file beside it, which then takes its name. */
export function putInPlace(target: string, text: string) {
  mkdirSync(dirname(target), { recursive: true })
  const unfinished = `${target}.${process.pid}.unfinished`
  try {
    writeFileSync(unfinished, text)
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
