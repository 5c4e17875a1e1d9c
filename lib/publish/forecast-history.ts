import type { ForecastHistory, KnownHistory } from '@/lib/archive/forecast-history'
import { readForecastNames } from '@/lib/content/forecast-names'
import { placeOf } from '@/lib/content/layout'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

import { readBlobs, type Repository, runGit, tryGit } from './git'

/**
 * When each forecast first stood in a story of the line of commits that leads to `revision`.
 *
 * Only the first parents are followed: a branch counts when it is merged, as nobody was shown it
 * before. The time of a commit is the one at which it was made in its present form, and never
 * before that of one it builds on.
 *
 * @param known what was read before; it is read on from there, where `revision` builds on it
 * @param pause waited for between two files, so that whatever is more urgent comes first
 */
export async function readForecastHistory(
  repository: Repository,
  revision: string,
  known: KnownHistory | undefined,
  pause: () => Promise<void>,
): Promise<ForecastHistory> {
  if (await isShallow(repository)) return { state: 'shallow' }
  const since =
    known !== undefined && (await leadsTo(repository, known.revision, revision)) ? known : undefined
  const { versions, newestAt } = await listVersions(repository, since, revision)
  const firstCommits = new Map<string, string>()
  const entries = [...versions]
  let index = 0
  const hashes = entries.map(([hash]) => hash)
  for await (const bytes of readBlobs(repository, hashes, MAXIMUM_BYTES + 1)) {
    const committedAt = entries[index++]?.[1]
    if (committedAt === undefined || bytes.length > MAXIMUM_BYTES) continue
    // The oldest come first.
    for (const name of readForecastNames(bytes)) {
      if (!firstCommits.has(name)) firstCommits.set(name, committedAt)
    }
    await pause()
  }
  return { state: 'read', since: since?.revision, newestAt, firstCommits }
}

const isShallow = async ({ root }: Repository): Promise<boolean> =>
  (await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'

/** Whether a commit lies on the line of first parents of another, or is it. */
async function leadsTo({ root }: Repository, since: string, revision: string): Promise<boolean> {
  if (since === revision) return true
  const args = ['rev-list', '--first-parent', '--boundary', `${since}..${revision}`, '--']
  const outcome = await tryGit(root, args)
  return outcome.status === 'done' && outcome.output.split('\n').includes(`-${since}`)
}

/** Settings of the user that would change what is listed. */
const PLAIN = ['-c', 'log.showSignature=false', '-c', 'log.showRoot=true', '-c', 'log.follow=false']

/** Blobs of stories, and when each was first committed, the oldest first. */
async function listVersions(
  { root, prefix }: Repository,
  since: KnownHistory | undefined,
  revision: string,
) {
  const output = await runGit(root, [
    ...PLAIN,
    'log',
    ...['-m', '--first-parent', '--reverse', '--format=tformat:%ct'],
    ...['--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=AMT'],
    since === undefined ? revision : `${since.revision}..${revision}`,
    '--',
    `${prefix}stories/`,
  ])
  const versions = new Map<string, string>()
  let newestAt = since?.newestAt ?? ''
  const fields = output.split('\0')
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]?.trimStart() ?? ''
    if (!field.startsWith(':')) {
      if (field !== '') newestAt = laterOf(newestAt, toInstant(Number(field)))
      continue
    }
    const path = fields[++index]?.slice(prefix.length) ?? ''
    const hash = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) /.exec(field)?.[1]
    if (hash === undefined || placeOf(path)?.kind !== 'story') continue
    if (!versions.has(hash)) versions.set(hash, newestAt)
  }
  return { versions, newestAt }
}

const laterOf = (one: string, other: string) => (one > other ? one : other)

/** The time as content writes it, to the second. */
const toInstant = (seconds: number) =>
  new Date(Math.min(seconds, LAST_SECOND) * 1000).toISOString().replace(/\.\d+Z$/, 'Z')

/** Of the year 9999: beyond it, text order is no longer time order. */
const LAST_SECOND = 253_402_300_799
