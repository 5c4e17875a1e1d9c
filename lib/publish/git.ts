import { execFile, spawn } from 'node:child_process'

export interface Repository {
  /** Where git runs: the top of the work tree, or the repository itself where there is none. */
  root: string
  /** The newsroom within the repository: empty, or ending with `/`. */
  prefix: string
  hasWorkTree: boolean
}

type Outcome =
  | { status: 'done'; output: string }
  | { status: 'failed'; reason: string }
  | { status: 'not installed' }

export const NOT_INSTALLED = 'Git was not found: install it, or add its folder to PATH.'

/**
 * Milliseconds for a whole listing, or for the next bytes of a file. Generous, as it only has to
 * end what would never end: a write to the index waits for it.
 */
const PATIENCE = 60_000

const outOfPatience = (folder: string) =>
  new Error(
    `Git in ${folder} gave no answer for ${PATIENCE / 1000} seconds and was stopped: ` +
      'see whether the disk of the repository, or its remote, responds.',
  )

// Set by git for its hooks; inherited, they would point every command at the hook's repository.
const SET_BY_HOOKS = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_WORK_TREE',
]

function gitEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    LC_ALL: 'C',
    // A replaced object keeps its id but not its bytes, and a hash has to name the bytes.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
  for (const name of SET_BY_HOOKS) delete environment[name]
  return environment
}

/** Throws only when git gives no answer at all. */
export const tryGit = (folder: string, args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', folder, '--literal-pathspecs', ...args],
      {
        env: gitEnvironment(),
        maxBuffer: Number.POSITIVE_INFINITY,
        windowsHide: true,
        signal: AbortSignal.timeout(PATIENCE),
      },
      (error, output, complaint) => {
        if (error === null) resolve({ status: 'done', output })
        else if (error.code === 'ABORT_ERR') reject(outOfPatience(folder))
        else if (error.code === 'ENOENT') resolve({ status: 'not installed' })
        else resolve({ status: 'failed', reason: reasonOf(complaint) ?? error.message })
      },
    )
  })

/** The output of a command that is expected to succeed; throws a sentence when it does not. */
export async function runGit(folder: string, args: readonly string[]): Promise<string> {
  const outcome = await tryGit(folder, args)
  if (outcome.status === 'done') return outcome.output
  if (outcome.status === 'not installed') throw new Error(NOT_INSTALLED)
  throw new Error(`Git could not read ${folder}; put this right and try again: ${outcome.reason}`)
}

/** The repository a folder lies in; throws when there is one and git refuses to read it. */
export async function findRepository(
  folder: string,
): Promise<Repository | 'not installed' | 'no repository'> {
  const inside = await tryGit(folder, ['rev-parse', '--is-inside-work-tree'])
  if (inside.status === 'not installed') return 'not installed'
  if (inside.status === 'failed') {
    if (inside.reason.includes('not a git repository')) return 'no repository'
    throw new Error(
      `Git refuses to read ${folder} (${inside.reason}): ` +
        'if it belongs to another user, add it with "git config --global --add safe.directory".',
    )
  }
  if (inside.output.trim() !== 'true') return { root: folder, prefix: '', hasWorkTree: false }

  const [root, prefix] = await Promise.all([
    runGit(folder, ['rev-parse', '--show-toplevel']),
    runGit(folder, ['rev-parse', '--show-prefix']),
  ])
  return { root: withoutNewline(root), prefix: withoutNewline(prefix), hasWorkTree: true }
}

export const hasCommit = async ({ root }: Repository): Promise<boolean> =>
  (await runGit(root, ['rev-list', '--all', '--max-count=1'])) !== ''

/**
 * The bytes of blobs, in the order of their ids, each cut off after `limit` bytes, or after as many
 * as it says of the place among the ids. One process
 * reads them all; it is gone when the iteration ends, whichever way it ends.
 *
 * @throws a sentence when git lacks a blob, dies, or stops giving bytes
 */
export async function* readBlobs(
  { root }: Repository,
  ids: readonly string[],
  limit: number | ((place: number) => number),
): AsyncGenerator<Uint8Array, void> {
  if (ids.length === 0) return
  const child = spawn('git', ['-C', root, 'cat-file', '--batch', '--buffer'], {
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.once('error', () => child.stdout.destroy(new Error(NOT_INSTALLED)))
  // A git that died shows as the early end of its output; the broken pipe says nothing more.
  child.stdin.on('error', () => undefined)
  child.stdin.end(`${ids.join('\n')}\n`)

  let isStalled = false
  const onStall = () => {
    isStalled = true
    child.stdout.destroy(outOfPatience(root))
  }
  try {
    const output = bufferedReader(child.stdout, onStall)
    for (const [place, id] of ids.entries()) {
      const size = blobSize(await output.readLine(), id, root)
      yield await output.readBytes(size, typeof limit === 'number' ? limit : limit(place))
      await output.readBytes(1, 0)
    }
  } finally {
    child.stdout.destroy()
    child.kill('SIGKILL')
    // One that waits for a dead disk is not gone before the disk answers.
    if (!isStalled) await closed
  }
}

/** Reads the header `<id> blob <size>`; git writes `<id> missing` for an object it lacks. */
function blobSize(header: string, id: string, root: string): number {
  const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1]
  if (size !== undefined) return Number(size)
  throw new Error(`Git has no file contents ${id} in ${root}: run "git fsck" there, or clone anew.`)
}

function bufferedReader(stream: AsyncIterable<Buffer>, onStall: () => void) {
  const chunks = stream[Symbol.asyncIterator]()
  let unread: Uint8Array = new Uint8Array()

  const refill = async () => {
    // Runs only here: how long the reader takes between two files is no fault of git.
    const timer = setTimeout(onStall, PATIENCE)
    const next = await chunks.next().finally(() => clearTimeout(timer))
    if (next.done) throw new Error('Git stopped before it had given every file: publish again.')
    unread = next.value
  }

  const readLine = async (): Promise<string> => {
    let line = ''
    for (;;) {
      const end = unread.indexOf(NEWLINE)
      line += String.fromCharCode(...unread.subarray(0, end === -1 ? unread.length : end))
      unread = unread.subarray(end === -1 ? unread.length : end + 1)
      if (end !== -1) return line
      await refill()
    }
  }

  /** Consumes `size` bytes and returns a copy of the first `limit` of them. */
  const readBytes = async (size: number, limit: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(Math.min(size, limit))
    for (let position = 0; position < size;) {
      if (unread.length === 0) await refill()
      const part = unread.subarray(0, size - position)
      if (position < bytes.length) bytes.set(part.subarray(0, bytes.length - position), position)
      position += part.length
      unread = unread.subarray(part.length)
    }
    return bytes
  }

  return { readLine, readBytes }
}

const NEWLINE = 0x0a

/** The line of git's complaint that matters: warnings may stand before it. */
function reasonOf(complaint: string): string | undefined {
  const lines = complaint.split('\n')
  return lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.find((line) => line !== '')
}

const withoutNewline = (text: string) => text.replace(/\r?\n$/, '')
