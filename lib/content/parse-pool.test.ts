import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, onTestFinished, test, vi } from 'vitest'

import { markdownFile } from '@/tests/fixtures/newsroom'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openParsePool, type ParsePool } from './parse-pool'

// A worker takes half a second to start, and much longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const bytes = (text: string) => new TextEncoder().encode(text)
const actor = (name: string) => bytes(markdownFile({ name, kind: 'group' }))

function openPool(options: Parameters<typeof openParsePool>[0]): ParsePool {
  const pool = openParsePool(options)
  onTestFinished(() => pool.close())
  return pool
}

/** A pool of one parser that answers each path with what the text of the file makes it do. */
function openStagedPool(prelude = '', options = {}): ParsePool {
  const folder = temporaryFolder()
  write(folder, 'parser.mjs', `${prelude}${STAGED_PARSER}`)
  const program = pathToFileURL(join(folder, 'parser.mjs'))
  return openPool({ size: 1, timeLimit: 5000, program, ...options })
}

/** A pool that writes a mark for every parser that starts. */
function openCountedPool(options = {}) {
  const file = join(temporaryFolder(), 'starts')
  const prelude = `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(file)}, '1')\n`
  const pool = openStagedPool(prelude, options)
  return { pool, starts: () => (existsSync(file) ? readFileSync(file, 'utf8') : '') }
}

const STAGED_PARSER = `
import { parentPort } from 'node:worker_threads'

const acts = {
  answer: () => undefined,
  overflow: () => acts.overflow() + 1,
  hoard: () => { for (const held = []; ; ) held.push(new Array(1e6).fill(held.length)) },
  throw: () => { throw new TypeError('a defect') },
  import: () => import('./missing.mjs'),
  exit: () => process.exit(7),
  spin: () => { for (;;); },
  hang: () => new Promise(() => undefined),
}
parentPort.on('message', async ({ path, bytes }) => {
  await acts[new TextDecoder().decode(bytes)]()
  parentPort.postMessage({ path, entry: undefined, diagnostics: [] })
})
parentPort.postMessage('ready')
`

/** What becomes of each file: the rules it broke, or why it could not be parsed. */
const outcomesOf = (pool: ParsePool, ...acts: string[]) =>
  Promise.all(
    acts.map((act) =>
      pool.parse(`${act}.md`, bytes(act)).then(
        ({ diagnostics }) => diagnostics.map(({ rule }) => rule),
        (error: Error) => error.message,
      ),
    ),
  )

test('Every file comes back to the one who asked for it, sound or not', async () => {
  const pool = openPool({ size: 2 })
  const names = Array.from({ length: 40 }, (_, index) => `a${index}`)
  const parsed = await Promise.all(
    names.map((name) => pool.parse(`actors/${name}.md`, actor(`Actor ${name}`))),
  )
  expect(parsed.map(({ path }) => path)).toEqual(names.map((name) => `actors/${name}.md`))
  expect(parsed.map(({ entry }) => entry?.value)).toMatchObject(
    names.map((name) => ({ id: name, name: `Actor ${name}` })),
  )

  const [broken, sound] = await Promise.all([
    pool.parse('actors/x.md', actor('')),
    pool.parse('actors/y.md', actor('Y')),
  ])
  expect(broken).toMatchObject({
    entry: undefined,
    diagnostics: [{ rule: 'missing-key', line: 2 }],
  })
  expect(sound.diagnostics).toEqual([])
})

test('A file that takes too long is given up, and the pool goes on with the others', async () => {
  const pool = openStagedPool('', { timeLimit: 1000 })
  const [stopped, next] = await Promise.all([
    pool.parse('spin.md', bytes('spin')),
    pool.parse('next.md', bytes('answer')),
  ])
  expect(stopped).toEqual({
    path: 'spin.md',
    entry: undefined,
    diagnostics: [
      {
        severity: 'error',
        rule: 'too-complex',
        file: 'spin.md',
        line: 1,
        column: 1,
        message: 'the file takes too long or too much memory to read',
        suggestion: 'look for long runs of brackets, quotation marks or deeply nested lists',
      },
    ],
  })
  expect(next).toEqual({ path: 'next.md', entry: undefined, diagnostics: [] })
})

test('An answer that waits while this thread is busy is in time', async () => {
  const pool = openPool({ size: 1, timeLimit: 1000 })
  await pool.parse('actors/cisa.md', actor('CISA'))
  const parsing = pool.parse('actors/cisa.md', actor('CISA'))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
  expect((await parsing).diagnostics).toEqual([])
})

test('A file that exhausts the stack or the memory of its parser is too complex', async () => {
  const pool = openStagedPool()
  expect(await outcomesOf(pool, 'overflow', 'hoard', 'answer')).toEqual([
    ['too-complex'],
    ['too-complex'],
    [],
  ])
})

test('Any other failure of the parser is no verdict on the file, and another parser takes over', async () => {
  const pool = openStagedPool()
  expect(await outcomesOf(pool, 'answer', 'throw', 'import', 'exit', 'answer')).toEqual([
    [],
    'The parser failed at throw.md: a defect',
    expect.stringMatching(/^The parser failed at import\.md: Cannot find module '.*missing\.mjs'/),
    'The parser failed at exit.md: it ended with code 7',
    [],
  ])
  const parsing = pool.parse('throw.md', bytes('throw'))
  await expect(parsing).rejects.toMatchObject({ cause: new TypeError('a defect') })
  expect(await outcomesOf(pool, 'answer')).toEqual([[]])
})

test.each([
  ['throws', "throw new Error('a defect')\n", 'a defect'],
  ['overflows', 'const f = () => f() + 1\nf()\n', 'Maximum call stack size exceeded'],
  ['ends', 'process.exit(3)\n', 'it ended with code 3'],
])('A parser that %s before it is ready fails every file that waits', async (_, prelude, why) => {
  const pool = openStagedPool(prelude)
  const message = `The parser does not start: ${why}`
  expect(await outcomesOf(pool, 'answer', 'answer')).toEqual([message, message])
  expect(await outcomesOf(pool, 'answer')).toEqual([message])
})

test('A parser that is not there fails the file', async () => {
  const pool = openPool({ program: pathToFileURL(join(temporaryFolder(), 'none.mjs')) })
  await expect(pool.parse('a.md', bytes(''))).rejects.toThrow(
    /^The parser does not start: Cannot find module '.*none\.mjs'/,
  )
})

test('Closing fails the file being parsed, those that wait, and those to come', async () => {
  const closed = 'The parser was closed before it had read the file.'
  const pool = openStagedPool()
  await outcomesOf(pool, 'answer')
  const outcomes = outcomesOf(pool, 'hang', 'answer')
  await pool.close()
  expect(await outcomes).toEqual([closed, closed])
  expect(await outcomesOf(pool, 'answer')).toEqual([closed])
})

test('A pool that is idle, starting or never used can be closed', async () => {
  await openParsePool().close()
  const idle = openStagedPool()
  await outcomesOf(idle, 'answer')
  await idle.close()
  const starting = openStagedPool()
  const outcomes = outcomesOf(starting, 'answer')
  await starting.close()
  expect(await outcomes).toEqual(['The parser was closed before it had read the file.'])
})

test('A pool that was warmed up has a parser before the first file, and only one', async () => {
  const { pool, starts } = openCountedPool()
  pool.warmUp()
  pool.warmUp()
  await expect.poll(starts, { timeout: 20_000 }).toBe('1')
  expect(await outcomesOf(pool, 'answer')).toEqual([[]])
  pool.warmUp()
  expect(starts()).toBe('1')
})

test('A parser that has read many files gives way to a fresh one once there is nothing to do', async () => {
  const { pool, starts } = openCountedPool({ restAfter: 0 })
  const many = Array.from({ length: 100 }, () => 'answer')
  expect(await outcomesOf(pool, ...many)).toEqual(many.map(() => []))
  await expect.poll(starts, { timeout: 20_000 }).toBe('11')
  expect(await outcomesOf(pool, 'answer')).toEqual([[]])
  expect(starts()).toBe('11')
})
