import { placeOf } from '@/lib/content/layout'

import { type Repository, runGit, tryGit } from './git'

/** A version of a story's file, or its end, on the line of first parents. */
export interface LoggedVersion {
  slug: string
  path: string
  /** Names the bytes; nothing where the file was removed. */
  hash: string | undefined
  /** Names the bytes that stood at the same path before; nothing where there was no file. */
  previousHash: string | undefined
  /** When it was committed, an instant; never before what it builds on. */
  committedAt: string
  /** Whether it stood there when the history that is known begins. */
  isFromBeginning: boolean
}

/** How far a log was read. */
export interface LogPlace {
  revision: string
  newestAt: string
}

export const isShallow = async ({ root }: Repository): Promise<boolean> =>
  (await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'

/** Whether a commit lies on the line of first parents of another, or is it. */
export async function leadsTo(
  { root }: Repository,
  since: string,
  revision: string,
): Promise<boolean> {
  if (since === revision) return true
  const args = ['rev-list', '--first-parent', '--boundary', `${since}..${revision}`, '--']
  const outcome = await tryGit(root, args)
  return outcome.status === 'done' && outcome.output.split('\n').includes(`-${since}`)
}

/** Settings of the user that would change what is listed. */
const PLAIN = ['-c', 'log.showSignature=false', '-c', 'log.showRoot=true', '-c', 'log.follow=false']

/** What became of the files of stories, the oldest first. */
export async function readStoryLog(
  { root, prefix }: Repository,
  since: LogPlace | undefined,
  revision: string,
): Promise<{ versions: LoggedVersion[]; newestAt: string }> {
  const output = await runGit(root, [
    ...PLAIN,
    'log',
    ...['-m', '--first-parent', '--reverse', '--format=tformat:%ct %P'],
    ...['--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=ADMT'],
    since === undefined ? revision : `${since.revision}..${revision}`,
    '--',
    `${prefix}stories/`,
  ])
  const versions: LoggedVersion[] = []
  let newestAt = since?.newestAt ?? ''
  let isFromBeginning = false
  const fields = output.split('\0')
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]?.trim() ?? ''
    if (!field.startsWith(':')) {
      const [seconds = '', parent] = field.split(' ')
      if (seconds !== '') newestAt = laterOf(newestAt, toInstant(Number(seconds)))
      isFromBeginning = parent === undefined
      continue
    }
    const path = fields[++index]?.slice(prefix.length) ?? ''
    const [, previousMode = '', mode = '', previous, hash] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) /.exec(field) ?? []
    const place = placeOf(path)
    if (place?.kind !== 'story') continue
    const { slug } = place
    versions.push({
      ...{ slug, path, committedAt: newestAt, isFromBeginning },
      hash: isFile(mode) ? hash : undefined,
      previousHash: isFile(previousMode) ? previous : undefined,
    })
  }
  return { versions, newestAt }
}

/** And no link, which would lead out of what is committed. */
const isFile = (mode: string) => mode.startsWith('100')

const laterOf = (one: string, other: string) => (one > other ? one : other)

/** The time as content writes it, to the second. */
const toInstant = (seconds: number) =>
  new Date(Math.min(seconds, LAST_SECOND) * 1000).toISOString().replace(/\.\d+Z$/, 'Z')

/** Of the year 9999: beyond it, text order is no longer time order. */
const LAST_SECOND = 253_402_300_799
