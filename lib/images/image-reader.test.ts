import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'

import { picture } from '@/tests/fixtures/pictures'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openImageReader } from './image-reader'

function open(options: Parameters<typeof openImageReader>[0] = {}) {
  const reader = openImageReader(options)
  onTestFinished(reader.close)
  return reader
}

/** A reader whose program is this. */
function openWith(program: string, timeLimit = 20_000) {
  const folder = temporaryFolder()
  write(folder, 'program.mjs', program)
  return open({ program: pathToFileURL(join(folder, 'program.mjs')), timeLimit })
}

const question = { bytes: new Uint8Array(), folder: undefined }

test('Pictures are read one after the other, and made ready where a folder is named', async () => {
  const reader = open()
  const folder = temporaryFolder()
  const bytes = await picture(1000, 500)
  const file = await reader.read({ bytes, folder })
  expect(file).toMatchObject({ width: 1000, height: 500 })
  const names = readdirSync(folder)
  expect(names.map((name) => name.replace(/^[0-9a-f]{20}/, '')).sort()).toEqual([
    ...['-1000.jpg', '-1000.webp', '-480.webp', '-960.webp'],
  ])
  const smallest = names.find((name) => name.endsWith('-480.webp')) ?? ''
  expect(await sharp(join(folder, smallest)).metadata()).toMatchObject({ width: 480, height: 240 })

  const other = await reader.read({ bytes: Buffer.from('GIF8'), folder })
  expect(other).toMatchObject({ fault: { rule: 'unreadable-image' } })
  expect(readdirSync(folder)).toHaveLength(4)
})

test('One that takes too long is given up', async () => {
  const reader = openWith(`process.on('message', () => undefined)`, 100)
  expect(await reader.read(question)).toBe('too complex')
})

test('One that ends the process that reads it ends nothing else, and the next is read', async () => {
  const reader = openWith(
    `process.on('message', ({ bytes }) =>
       bytes.length === 0 ? process.kill(process.pid, 'SIGSEGV') : process.send({ file: 'read' }))`,
  )
  expect(await reader.read(question)).toBe('too complex')
  expect(await reader.read({ ...question, bytes: new Uint8Array(1) })).toBe('read')
})

test('Where pictures cannot be read at all, a sentence says why', async () => {
  const reader = openWith(`throw new Error('there is no decoder')`)
  await expect(reader.read(question)).rejects.toThrow(
    'Pictures cannot be read: Error: there is no decoder',
  )
})

test('What cannot be written is an error, and no fault of the picture', async () => {
  const folder = temporaryFolder()
  write(folder, 'a file', '')
  const reading = open().read({ bytes: await picture(300, 200), folder: join(folder, 'a file') })
  await expect(reading).rejects.toThrow(/^Pictures cannot be read: Error: E(?:EXIST|NOTDIR)/)
})

test('No secret of the site is where strangers’ files are read', async () => {
  vi.stubEnv('PUBLISH_SECRET', 'an evening in the harbour')
  onTestFinished(() => void vi.unstubAllEnvs())
  const reader = openWith(
    `process.on('message', () => process.send({ file: Object.keys(process.env) }))`,
  )
  expect(await reader.read(question)).not.toContain('PUBLISH_SECRET')
})
