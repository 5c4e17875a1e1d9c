import { runGit, tryGit } from './git'

// A hook of the repository would run with the rights of the server.
const WITHOUT_HOOKS = ['-c', 'core.hooksPath=/dev/null']

/**
 * Fetches a branch and moves the one that is checked out forward to it, never back or sideways.
 *
 * @param folder in the repository, with a work tree or without
 * @param source a remote and its branch: `origin/main`
 * @throws a sentence when the remote does not answer or its history was rewritten
 */
export async function pullContent(folder: string, source: string): Promise<void> {
  const [remote = '', ...branch] = source.split('/')
  try {
    const isBare = (await runGit(folder, ['rev-parse', '--is-bare-repository'])).trim() === 'true'
    await runGit(folder, [
      ...WITHOUT_HOOKS,
      'fetch',
      '--quiet',
      '--no-tags',
      // A mirror would fetch into its own branches, over whatever they hold.
      ...(isBare ? ['--refmap='] : []),
      remote,
      branch.join('/'),
    ])
    await assertForward(folder, isBare)
    await runGit(folder, [
      ...WITHOUT_HOOKS,
      ...(isBare
        ? ['update-ref', 'HEAD', 'FETCH_HEAD']
        : ['merge', '--quiet', '--ff-only', 'FETCH_HEAD']),
    ])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${source} could not be pulled, so what is here is served. ${reason}`)
  }
}

/**
 * Fetches a branch under the name that it has here, `origin/next`, and moves nothing else. It may
 * have been rewritten: it is there to be looked at.
 *
 * @throws a sentence when the remote does not answer
 */
export async function fetchContent(folder: string, source: string): Promise<void> {
  const [remote = '', ...branch] = source.split('/')
  const name = branch.join('/')
  const refspec = `+refs/heads/${name}:refs/remotes/${remote}/${name}`
  try {
    const args = ['fetch', '--quiet', '--no-tags', '--refmap=', remote, refspec]
    await runGit(folder, [...WITHOUT_HOOKS, ...args])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${source} could not be fetched, so what is here is previewed. ${reason}`)
  }
}

/** Throws a sentence when what was fetched lacks a commit that is here. */
async function assertForward(folder: string, isBare: boolean) {
  const head = await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  // A clone of an empty repository has no commit to lose.
  if (head.status !== 'done') return
  const args = ['rev-list', '--max-count=1', 'FETCH_HEAD..HEAD', '--']
  const ours = (await runGit(folder, args)).trim()
  if (ours === '') return
  const command = isBare ? 'update-ref HEAD FETCH_HEAD' : 'reset --hard FETCH_HEAD'
  throw new Error(
    `It lacks the commit ${ours}, which is here: its history was rewritten, or someone ` +
      `committed in ${folder}. If it shall be followed nevertheless, run "git ${command}" there.`,
  )
}
