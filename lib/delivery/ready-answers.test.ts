import { expect, test } from 'vitest'

import { sendRaw } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'

import { IDLE_FOR } from './http-server'
import { openReadyAnswers } from './ready-answers'
import { sendPage } from './send-page'
import { type Rendered, storePage } from './stored-page'

const MONDAY = Date.parse('2026-11-23T08:00:00Z')

const store = (rendered: Partial<Rendered> = {}) =>
  storePage(
    {
      status: 200,
      contentType: 'text/html; charset=utf-8',
      location: undefined,
      body: Buffer.from('<!DOCTYPE html><p>Übung</p>'),
      ...rendered,
    },
    { host: 'news.example', isHttps: true, revision: '0123456789abcdef' },
  )

const atTime = (now: number) => openReadyAnswers(() => now)

test.each(['br', 'gzip', 'identity', ''])(
  'with %j accepted, the bytes are those that Node would send',
  async (accepted) => {
    const page = await store()
    const port = await listen((request, response) => {
      if (request.url === '/last') response.end()
      else sendPage(request, response, page, 'hit')
    })
    const field = accepted === '' ? '' : `Accept-Encoding: ${accepted}\r\n`
    const last = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const sent = await sendRaw(port, `GET / HTTP/1.1\r\nHost: a\r\n${field}\r\n${last}`)
    // Node's own server keeps an idle connection for five seconds, ours for longer.
    const expected = sent.replace('Keep-Alive: timeout=5', `Keep-Alive: timeout=${IDLE_FOR / 1000}`)
    const [, date = ''] = /\r\nDate: (.*)/.exec(sent) ?? []
    const ready = atTime(Date.parse(date))(page, accepted)?.toString('latin1') ?? ''
    expect(expected.slice(0, ready.length)).toBe(ready)
    expect(expected.slice(ready.length)).toMatch(/^HTTP\/1\.1 200 OK\r\nDate: /)
  },
)

test('an answer is made once a second, and tells the time of that second', async () => {
  const page = await store()
  const clock = { now: MONDAY }
  const readyAnswer = openReadyAnswers(() => clock.now)
  const first = readyAnswer(page, 'br')
  expect(first?.toString('latin1')).toContain('\r\nDate: Mon, 23 Nov 2026 08:00:00 GMT\r\n')
  clock.now += 999
  expect(readyAnswer(page, 'br')).toBe(first)
  clock.now += 1
  const next = readyAnswer(page, 'br')?.toString('latin1')
  expect(next).toContain('\r\nDate: Mon, 23 Nov 2026 08:00:01 GMT\r\n')
  expect(next?.length).toBe(first?.length)
})

test('many pages in one second are all answered with their own bytes', async () => {
  const readyAnswer = atTime(MONDAY)
  const pages = await Promise.all(
    Array.from({ length: 300 }, (_, index) => store({ body: Buffer.from(`Page ${index}.`) })),
  )
  for (const [index, page] of pages.entries()) {
    expect(readyAnswer(page, '')?.toString()).toMatch(new RegExp(`\r\n\r\nPage ${index}\\.$`))
  }
})

test.each([
  ['a redirect', { status: 308, location: '/a' }],
  ['a page of nothing', { status: 404 }],
  ['a body of 64 KiB and more', { body: Buffer.alloc(64 * 1024 + 1), contentType: 'font/woff2' }],
])('%s is for Node to send', async (_what, rendered) => {
  expect(atTime(MONDAY)(await store(rendered), 'br')).toBeUndefined()
})

test('plain bytes that are not kept are for Node to make', async () => {
  const page = await store({ body: Buffer.alloc(201 * 1024, 'a') })
  expect(atTime(MONDAY)(page, '')).toBeUndefined()
  expect(atTime(MONDAY)(page, 'br')).toBeInstanceOf(Buffer)
})
