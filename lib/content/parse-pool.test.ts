import { expect, onTestFinished, test, vi } from 'vitest'

import { markdownFile } from '@/tests/fixtures/newsroom'

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
  expect(broken).toMatchObject({ entry: undefined, diagnostics: [{ rule: 'missing-key', line: 2 }] })
  expect(sound.diagnostics).toEqual([])
})

test('A file that takes too long is given up, and the pool goes on with the others', async () => {
  const pool = openPool({ size: 1, timeLimit: 1000 })
  const bomb = `${markdownFile({ title: 'T', description: 'D' })}${'!['.repeat(24 * 1024)}`
  const [stopped, next] = await Promise.all([
    pool.parse('pages/bomb.md', bytes(bomb)),
    pool.parse('actors/cisa.md', actor('CISA')),
  ])
  expect(stopped).toEqual({
    path: 'pages/bomb.md',
    entry: undefined,
    diagnostics: [
      {
        severity: 'error',
        rule: 'too-complex',
        file: 'pages/bomb.md',
        line: 1,
        column: 1,
        message: 'the file takes too long or too much memory to read',
        suggestion: 'look for long runs of brackets, quotation marks or deeply nested lists',
      },
    ],
  })
  expect(next.entry?.value).toMatchObject({ id: 'cisa' })
})

test('An answer that waits while this thread is busy is in time', async () => {
  const pool = openPool({ size: 1, timeLimit: 1000 })
  await pool.parse('actors/cisa.md', actor('CISA'))
  const parsing = pool.parse('actors/cisa.md', actor('CISA'))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
  expect((await parsing).diagnostics).toEqual([])
})

test('Closing ends a pool that is parsing, idle or never used', async () => {
  await openParsePool().close()
  const idle = openParsePool({ size: 1 })
  await idle.parse('actors/cisa.md', actor('CISA'))
  await idle.close()
  const busy = openParsePool({ size: 1 })
  void busy.parse('actors/cisa.md', actor('CISA'))
  await busy.close()
})
