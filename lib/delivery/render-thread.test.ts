import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, onTestFinished, test, vi } from 'vitest'

import { write } from '@/tests/fixtures/repository'
import { SOON } from '@/tests/fixtures/soon'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openRenderThread } from './render-thread'

const imprint = { host: 'news.example', isHttps: true, revision: 'abc' }

/** Does what the address says. */
const STAGED_RENDERER = `
const { parentPort } = require('node:worker_threads')
const body = (text) => ({ bytes: Buffer.from(text), etag: '"' + text + '"' })
parentPort.on('message', ({ id, kind, url, imprint, host, from }) => {
  if (url === '/exit') process.exit(7)
  if (url === '/throw') throw new TypeError('a defect')
  if (url === '/hang') for (;;) {}
  if (url === '/silence') return
  const say = (reply) => parentPort.postMessage({ id, ...reply })
  if (url === '/fail') return say({ kind: 'error', message: 'the renderer answered 500' })
  if (url === '/unknown') return say({ kind: 'page', page: undefined })
  if (kind === 'drawing') {
    const text = url + ' of ' + host + ' from ' + from.indexPath
    return say({ kind, rendered: { status: 200, contentType: 'text/html', body: Buffer.from(text) } })
  }
  if (url === '/long') {
    const bodies = { identity: { bytes: undefined, etag: '"long"' }, br: body('br'), gzip: body('gz') }
    return say({ kind, page: { status: 200, headers: {}, bodies, size: 4 } })
  }
  const plain = body(url + ' of ' + imprint.host)
  const bodies = { identity: plain, br: body('br'), gzip: { ...plain, etag: '"gz"' } }
  say({ kind, page: { status: 200, headers: {}, bodies, size: 9 } })
})
parentPort.postMessage('ready')
`

/** A thread that writes a mark for each start, and all reasons for which one was lost. */
async function openThread({ source = STAGED_RENDERER, hangsAfter = 10_000 } = {}) {
  const folder = temporaryFolder()
  const marks = join(folder, 'starts')
  write(
    folder,
    'renderer.cjs',
    `require('node:fs').appendFileSync(${JSON.stringify(marks)}, '1')\n${source}`,
  )
  const onLost = vi.fn<(reason: Error) => void>()
  const thread = await openRenderThread({
    program: pathToFileURL(join(folder, 'renderer.cjs')),
    hangsAfter,
    onLost,
  })
  onTestFinished(thread.stop)
  const starts = () => (existsSync(marks) ? readFileSync(marks, 'utf8').length : 0)
  const render = (url: string) => thread.render(url, imprint)
  return { render, draw: thread.draw, onLost, starts, folder }
}

test('a page that is kept compressed only comes through the thread as it is', async () => {
  const { render } = await openThread()
  expect((await render('/long'))?.bodies).toEqual({
    identity: { bytes: undefined, etag: '"long"' },
    br: { bytes: Buffer.from('br'), etag: '"br"' },
    gzip: { bytes: Buffer.from('gz'), etag: '"gz"' },
  })
})

test('pages come out of the thread with their bytes, whatever the order', async () => {
  const { render } = await openThread()
  const silence = render('/silence')
  silence.catch(() => undefined)
  const [a, b] = await Promise.all([render('/a'), render('/b')])
  expect(a?.bodies.identity.bytes).toEqual(Buffer.from('/a of news.example'))
  expect(b?.bodies.identity.bytes?.toString()).toBe('/b of news.example')
  expect(b?.bodies.br).toEqual({ bytes: Buffer.from('br'), etag: '"br"' })
})

test('what is the same in two encodings takes its place once', async () => {
  const { render } = await openThread()
  const page = await render('/a')
  expect(page?.bodies.gzip.bytes).toBe(page?.bodies.identity.bytes)
  expect(page?.bodies.gzip.etag).toBe('"gz"')
})

test('a page can be drawn from elsewhere than readers see it', async () => {
  const { draw } = await openThread()
  const { status, body } = await draw('/a', 'next.example', { indexPath: 'b.db', now: undefined })
  expect(status).toBe(200)
  expect(body).toEqual(Buffer.from('/a of next.example from b.db'))
  const hidden = draw('/fail', 'next.example', { indexPath: 'b.db', now: undefined })
  await expect(hidden).rejects.toThrow('the renderer answered 500')
})

test('an address without a page has none, and a failure is one of that page alone', async () => {
  const { render, onLost } = await openThread()
  expect(await render('/unknown')).toBeUndefined()
  await expect(render('/fail')).rejects.toThrow('the renderer answered 500')
  expect((await render('/a'))?.status).toBe(200)
  expect(onLost).not.toHaveBeenCalled()
})

test.each([
  ['/exit', 'the renderer ended: its thread ended with code 7'],
  ['/throw', 'the renderer ended: a defect'],
])('a thread that ends at %s takes its pages with it, and another starts', async (url, reason) => {
  const { render, onLost, starts } = await openThread()
  const [other, ending] = [render('/silence'), render(url)]
  await expect(ending).rejects.toThrow(reason)
  await expect(other).rejects.toThrow(reason)
  expect(onLost.mock.calls).toEqual([[new Error(reason)]])
  expect((await render('/a'))?.status).toBe(200)
  expect(starts()).toBe(2)
})

test('a thread that hangs is ended, and another starts', async () => {
  const { render, starts } = await openThread({ hangsAfter: 300 })
  await expect(render('/hang')).rejects.toThrow('the renderer ended')
  expect((await render('/a'))?.status).toBe(200)
  expect(starts()).toBe(2)
})

test('a renderer that does not start is an error with its reason', async () => {
  await expect(openThread({ source: "throw new Error('no build')" })).rejects.toThrow(
    new Error('the renderer ended: no build'),
  )
})

test('one that does not start again is tried once more with the next page', async () => {
  const { render, onLost, starts, folder } = await openThread()
  write(folder, 'renderer.cjs', "throw new Error('no build')")
  await expect(render('/exit')).rejects.toThrow('code 7')
  await expect.poll(() => onLost.mock.calls.length, SOON).toBe(2)
  await expect(render('/a')).rejects.toThrow('the renderer ended: no build')
  write(folder, 'renderer.cjs', STAGED_RENDERER)
  expect((await render('/a'))?.status).toBe(200)
  expect(starts()).toBe(1)
})
