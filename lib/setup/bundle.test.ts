import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { bundlePrograms, putInPlace } from './bundle.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root, run } from './processes.mjs'

const files = (folder: string) => readdirSync(folder).sort()

/** Builds a server that ends with this exit code, and gives the name of its folder. */
function build(place: string, exitCode: number): string {
  write(place, 'unfinished/server.mjs', `process.exit(${exitCode})\n`)
  write(place, 'unfinished/parse-worker.mjs', '')
  putInPlace(join(place, 'unfinished'), place)
  return /'\.\/(.+)\/server\.mjs'/.exec(readFileSync(join(place, 'server.mjs'), 'utf8'))?.[1] ?? ''
}

test('server.mjs starts the newest build, and the one before keeps its files', async () => {
  const place = temporaryFolder()
  write(place, 'parse-worker.mjs', 'of an older layout')
  const first = build(place, 11)
  expect(files(place)).toEqual([first, 'server.mjs'].sort())
  const second = build(place, 12)
  expect(files(place)).toEqual([first, second, 'server.mjs'].sort())
  expect(files(join(place, first))).toEqual(['parse-worker.mjs', 'server.mjs'])
  expect(await run(process.execPath, [join(place, 'server.mjs')])).toBe(12)

  const third = build(place, 13)
  expect(files(place)).toEqual([second, third, 'server.mjs'].sort())
  expect(await run(process.execPath, [join(place, 'server.mjs')])).toBe(13)
})

test('A build that makes the same programs again removes none', () => {
  const place = temporaryFolder()
  const [first, second] = [build(place, 11), build(place, 12)]
  expect(build(place, 12)).toBe(second)
  expect(files(place)).toEqual([first, second, 'server.mjs'].sort())
  expect(build(place, 11)).toBe(first)
  expect(files(place)).toEqual([first, second, 'server.mjs'].sort())
})

test('A bundle holds a parser that runs beside it, and names the code that makes its index', async () => {
  const place = temporaryFolder()
  await bundlePrograms(place)
  const [name = ''] = readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  )
  const bundle = files(join(place, name))
  expect(bundle).toEqual(
    expect.arrayContaining(['image-worker.mjs', 'parse-worker.mjs', 'schema.sql', 'server.mjs']),
  )

  const text = bundle.map((file) => readFileSync(join(place, name, file), 'utf8')).join('\n')
  const entries = ['lib/archive', 'lib/content', 'lib/images', 'lib/routes.ts', 'package-lock.json']
  expect(text).toContain(`"${fingerprint(root, entries)}"`)
  expect(text).not.toContain('FORESHEET_INDEX_CODE')

  const worker = pathToFileURL(join(place, name, 'parse-worker.mjs'))
  const asking = join(place, 'ask.mjs')
  writeFileSync(
    asking,
    `import { Worker } from 'node:worker_threads'
     new Worker(new URL(${JSON.stringify(worker.href)})).on('message', (message) =>
       process.exit(message === 'ready' ? 42 : 1))`,
  )
  expect(await run(process.execPath, [asking])).toBe(42)
}, 60_000)
