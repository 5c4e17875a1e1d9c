import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { expect, test } from 'vitest'

import { listen } from '@/tests/fixtures/listen'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { serveImages } from './image-files'

const NAME = `${createHash('sha256').update('a').digest('hex').slice(0, 20)}-480.webp`

/** A site with one picture. What is not for pictures is answered with 404 and its address. */
async function openSite(cacheControl?: string) {
  const folder = temporaryFolder()
  write(folder, `images/${NAME}`, 'bytes of a picture')
  write(folder, 'secret.webp', 'secret')
  const listener = serveImages(
    (request, response) => {
      response.writeHead(404).end(request.url)
    },
    {
      folder: join(folder, 'images'),
      isHttps: () => true,
      ...(cacheControl !== undefined && { cacheControl }),
    },
  )
  const port = await listen((request, response) => listener(request, response, { cache: 'none' }))
  return `http://127.0.0.1:${port}`
}

test('A picture is sent from the disk, to be kept for ever', async () => {
  const site = await openSite()
  const answer = await fetch(`${site}/images/${NAME}`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('bytes of a picture')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'image/webp',
    'content-length': '18',
    'cross-origin-resource-policy': 'cross-origin',
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    etag: `"${NAME}"`,
  })
})

test('Whoever has it is told so, and HEAD gets its head', async () => {
  const site = await openSite()
  const headers = { 'if-none-match': `"${NAME}"` }
  const known = await fetch(`${site}/images/${NAME}`, { headers })
  expect(known.status).toBe(304)
  expect(known.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const head = await fetch(`${site}/images/${NAME}`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    ...[200, '18', ''],
  ])
})

test.each([
  '/images/',
  `/images/${NAME.replace('480', '481')}`,
  `/images/${NAME}x`,
  `/images/${NAME}?a`,
  `/images/x/../${NAME}/..`,
  '/images/..%2fsecret.webp',
  '/images/%2e%2e/secret.webp',
  '/images/....//secret.webp',
  `/images/${NAME.toUpperCase()}`,
  `/images/${NAME}%00.webp`,
  `/Images/${NAME}`,
  '/',
])('%s is no picture, and is left to the pages', async (path) => {
  const { port } = new URL(await openSite())
  // Unlike fetch, this tidies no path before it is sent.
  const answer = await new Promise<string>((resolve) => {
    get({ port, path }, (response) => void text(response).then(resolve))
  })
  expect(answer).toBe(path)
})

test('What may change nothing cannot be asked otherwise than by GET and HEAD', async () => {
  const site = await openSite()
  expect((await fetch(`${site}/images/${NAME}`, { method: 'POST' })).status).toBe(404)
})

test('A preview keeps its pictures out of caches', async () => {
  const site = await openSite('private, no-store')
  const answer = await fetch(`${site}/images/${NAME}`)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})
