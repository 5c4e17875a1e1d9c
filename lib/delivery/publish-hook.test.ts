import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request as openRequest,
  type OutgoingHttpHeaders,
  type Server,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterEach, describe, expect, test, vi } from 'vitest'

import { openReplayList, publishHook, type PublishHook } from './publish-hook'

const SECRET = "It's a Secret to Everybody"
const NOW = Date.UTC(2026, 5, 7, 10, 8)
const LARGEST = 1_048_576

const open: Server[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

/** A server that has only the hook, its clock, and how often it was told to look. */
async function startHook(options: Partial<PublishHook> = {}) {
  const clock = { now: NOW }
  const announce = vi.fn()
  const server = createServer(
    publishHook({ secret: SECRET, announce, now: () => clock.now, ...options }),
  )
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('there is no port')
  return { server, port: address.port, clock, announce }
}

interface Sent {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

function openPost(port: number, { method = 'POST', headers = {} }: Sent) {
  return openRequest({ host: '127.0.0.1', port, path: '/hooks/publish', method, headers })
}

async function answerTo(request: ClientRequest) {
  // What goes wrong with sending after the answer came is not what these tests ask about.
  request.on('error', () => undefined)
  const response = await responseOf(request)
  return { status: response.statusCode, headers: response.headers, text: await text(response) }
}

const responseOf = (request: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', (response) => resolve(response))
    request.once('close', () => reject(new Error('there was no answer')))
  })

async function send(port: number, { body = '', ...sent }: Sent) {
  const request = openPost(port, sent)
  const answer = answerTo(request)
  request.end(body)
  return answer
}

const signed = (body: string | Buffer) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
})

function standard(id: string, at: number, body = '') {
  const time = Math.floor(at / 1000)
  const signature = createHmac('sha256', SECRET).update(`${id}.${time}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(time),
    'webhook-signature': `v1,${signature}`,
  }
}

const closeOf = (socket: Socket) =>
  new Promise<void>((resolve) => void socket.once('close', () => resolve()))

async function socketTo(server: Server, port: number) {
  const client = connect(port, '127.0.0.1')
  client.on('error', () => undefined)
  const [socket]: Socket[] = await once(server, 'connection')
  if (socket === undefined) throw new Error('there is no connection')
  return { client, socket }
}

describe('a signed request', () => {
  test('starts a look and is answered with 202', async () => {
    const { port, announce } = await startHook()
    const answer = await send(port, {
      headers: {
        'x-hub-signature-256':
          'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      },
      body: 'Hello, World!',
    })
    expect(answer).toMatchObject({
      status: 202,
      text: 'Looking for a new revision.\n',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test.each<[string, OutgoingHttpHeaders]>([
    ['Gitea', { 'x-gitea-signature': signed('{}')['x-hub-signature-256'].slice(7) }],
    ['GitLab, by its token', { 'x-gitlab-token': SECRET }],
    ['GitLab, by its signing token', { ...standard('b1c2', NOW, '{}'), 'x-gitlab-token': 'other' }],
  ])('of %s starts a look', async (_sender, headers) => {
    const { port, announce } = await startHook()
    expect(await send(port, { headers, body: '{}' })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test('is answered without waiting for the look', async () => {
    const { port } = await startHook({ announce: () => new Promise(() => undefined) })
    expect(await send(port, { headers: signed('') })).toMatchObject({ status: 202 })
  })

  test('may have an empty body', async () => {
    const { port, announce } = await startHook()
    expect(await send(port, { headers: signed('') })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test('may say anything: the body is not read', async () => {
    const { port, announce } = await startHook()
    const body = Buffer.from([0xff, 0x00, 0x7b])
    expect(await send(port, { headers: signed(body), body })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test('may come in pieces of any size', async () => {
    const { port, announce } = await startHook()
    const body = 'a briefing, byte by byte'
    const request = openPost(port, { headers: signed(body) })
    const answer = answerTo(request)
    for (const byte of body) request.write(byte)
    request.end()
    expect(await answer).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test('leaves the connection open for the next', async () => {
    const { port } = await startHook()
    expect((await send(port, { headers: signed('{}'), body: '{}' })).headers).toMatchObject({
      connection: 'keep-alive',
    })
    expect((await send(port, { body: '{}' })).headers).toMatchObject({ connection: 'keep-alive' })
  })
})

describe('a request that is refused', () => {
  test.each<[string, OutgoingHttpHeaders, string]>([
    ['is not signed', {}, 'The request is not signed in a way that is known here.\n'],
    ['is signed for another body', signed('[]'), 'The signature does not hold.\n'],
    [
      'is signed twice over',
      { 'x-hub-signature-256': [signed('{}'), signed('{}')].flatMap((one) => Object.values(one)) },
      'The signature does not hold.\n',
    ],
    ['has another token', { 'x-gitlab-token': 'guess' }, 'The signature does not hold.\n'],
    [
      'is signed too long ago',
      standard('msg_1', NOW - 301_000, '{}'),
      'The request was signed more than five minutes from now: look at both clocks.\n',
    ],
  ])('because it %s starts nothing and is answered with 401', async (_why, headers, sentence) => {
    const { port, announce } = await startHook()
    expect(await send(port, { headers, body: '{}' })).toMatchObject({
      status: 401,
      text: sentence,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
    expect(announce).not.toHaveBeenCalled()
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
    'because it is a %s starts nothing and is answered with 405',
    async (method) => {
      const { port, announce } = await startHook()
      expect(await send(port, { method, headers: signed('') })).toMatchObject({
        status: 405,
        text: method === 'HEAD' ? '' : 'Only POST is answered here.\n',
        headers: { allow: 'POST', 'cache-control': 'no-store' },
      })
      expect(announce).not.toHaveBeenCalled()
    },
  )
})

describe('a standard webhook', () => {
  test('is refused as replayed when its id comes again', async () => {
    const { port, announce } = await startHook()
    const headers = standard('msg_1', NOW)
    expect(await send(port, { headers })).toMatchObject({ status: 202 })
    expect(await send(port, { headers })).toMatchObject({
      status: 409,
      text: 'This request has been here before.\n',
    })
    expect(await send(port, { headers: standard('msg_1', NOW + 5000) })).toMatchObject({
      status: 409,
    })
    expect(announce).toHaveBeenCalledTimes(1)
    expect(await send(port, { headers: standard('msg_2', NOW) })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(2)
  })

  test('cannot be replayed for as long as its signature holds', async () => {
    const { port, clock } = await startHook()
    const headers = standard('msg_1', NOW + 300_000)
    expect(await send(port, { headers })).toMatchObject({ status: 202 })
    clock.now = NOW + 600_000
    expect(await send(port, { headers })).toMatchObject({ status: 409 })
    clock.now = NOW + 600_001
    expect(await send(port, { headers })).toMatchObject({ status: 401 })
  })

  test('may be sent again, signed anew, after ten minutes', async () => {
    const { port, clock, announce } = await startHook()
    expect(await send(port, { headers: standard('msg_1', NOW) })).toMatchObject({ status: 202 })
    clock.now = NOW + 601_000
    const headers = standard('msg_1', clock.now)
    expect(await send(port, { headers })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(2)
  })

  test('that was forged does not use up its id', async () => {
    const { port } = await startHook()
    const headers = standard('msg_1', NOW)
    expect(await send(port, { headers, body: 'changed' })).toMatchObject({ status: 401 })
    expect(await send(port, { headers })).toMatchObject({ status: 202 })
  })

  test('is looked up in the list that the caller keeps', async () => {
    const remember = vi.fn(() => false)
    const { port, announce } = await startHook({ remember })
    expect(await send(port, { headers: standard('msg_1', NOW) })).toMatchObject({ status: 409 })
    expect(remember.mock.calls).toEqual([['msg_1', NOW]])
    expect(announce).not.toHaveBeenCalled()
  })
})

test('a delivery that GitHub repeats, under the same unsigned id, starts a look again', async () => {
  const { port, announce } = await startHook()
  const headers = { ...signed('{}'), 'x-github-delivery': 'f6266f16' }
  expect(await send(port, { headers, body: '{}' })).toMatchObject({ status: 202 })
  expect(await send(port, { headers, body: '{}' })).toMatchObject({ status: 202 })
  expect(announce).toHaveBeenCalledTimes(2)
})

describe('a body', () => {
  const tooLarge = {
    status: 413,
    text: 'The body is larger than 1 MB.\n',
    headers: {
      connection: 'close',
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  }

  test.each<[string, OutgoingHttpHeaders]>([
    ['declared', { 'content-length': LARGEST }],
    ['streamed', { 'transfer-encoding': 'chunked' }],
  ])('of 1,048,576 bytes, %s, is read whole', async (_how, headers) => {
    const { port, announce } = await startHook()
    const body = Buffer.alloc(LARGEST, 'x')
    expect(await send(port, { headers: { ...headers, ...signed(body) }, body })).toMatchObject({
      status: 202,
    })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test.each<[string, OutgoingHttpHeaders]>([
    ['declared', { 'content-length': LARGEST + 1 }],
    ['streamed', { 'transfer-encoding': 'chunked' }],
  ])('of one byte more, %s, is refused with 413', async (_how, headers) => {
    const { port, announce } = await startHook()
    const body = Buffer.alloc(LARGEST + 1, 'x')
    expect(await send(port, { headers: { ...headers, ...signed(body) }, body })).toMatchObject(
      tooLarge,
    )
    expect(announce).not.toHaveBeenCalled()
  })

  test('that is declared too large is refused before any of it has come', async () => {
    const { port } = await startHook()
    const request = openPost(port, { headers: { 'content-length': 25_000_000 } })
    const answer = answerTo(request)
    request.flushHeaders()
    expect(await answer).toMatchObject(tooLarge)
  })

  test('that grows too large is refused while it is being sent', async () => {
    const { port } = await startHook()
    const request = openPost(port, { headers: { 'transfer-encoding': 'chunked' } })
    const answer = answerTo(request)
    request.write(Buffer.alloc(LARGEST + 1))
    expect(await answer).toMatchObject(tooLarge)
  })

  test.each([
    ['declared', 'content-length: 8000000\r\n\r\n', ''],
    ['streamed', 'transfer-encoding: chunked\r\n\r\n7a1200\r\n', '\r\n0\r\n\r\n'],
  ])(
    'that is far too large, %s, is thrown away, so that who reads last sees the answer',
    async (_how, head, tail) => {
      const { server, port } = await startHook()
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const { client } = await socketTo(server, port)
      client.write(`POST / HTTP/1.1\r\nhost: a\r\n${head}`)
      client.write(Buffer.alloc(8_000_000))
      await new Promise<void>((resolve) => void client.write(tail, () => resolve()))
      expect(await text(client)).toMatch(/^HTTP\/1\.1 413 [^]*The body is larger than 1 MB\.\n$/)
    },
  )

  test('that never ends is cut off two seconds after the answer', async () => {
    const { server, port } = await startHook()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, socket } = await socketTo(server, port)
    const closed = closeOf(socket)
    client.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 8000000\r\n\r\n')
    await once(client, 'data')
    vi.advanceTimersByTime(1999)
    expect(socket.writableEnded).toBe(false)
    vi.advanceTimersByTime(1)
    client.resume()
    await closed
  })
})

describe('a sender that goes away', () => {
  test.each([
    ['in the middle of a declared body', 'content-length: 1000\r\n\r\nhalf'],
    ['in the middle of a chunk', 'transfer-encoding: chunked\r\n\r\n3e8\r\nhalf'],
    ['before the body', 'content-length: 1000\r\n\r\n'],
    ['after too large a body was refused', 'content-length: 8000000\r\n\r\nhalf'],
  ])('%s starts nothing, and the next is served', async (_when, rest) => {
    const { server, port, announce } = await startHook()
    const { client, socket } = await socketTo(server, port)
    const received = once(server, 'request')
    const closed = closeOf(socket)
    client.write(`POST / HTTP/1.1\r\nhost: a\r\nx-gitlab-token: ${SECRET}\r\n${rest}`)
    await received
    client.resetAndDestroy()
    await closed
    expect(announce).not.toHaveBeenCalled()
    expect(await send(port, { headers: signed('') })).toMatchObject({ status: 202 })
    expect(announce).toHaveBeenCalledTimes(1)
  })

  test('with its answer unread is no fault of ours', async () => {
    const { server, port } = await startHook({ announce: () => client.resetAndDestroy() })
    const { client, socket } = await socketTo(server, port)
    const closed = closeOf(socket)
    client.write(
      `POST / HTTP/1.1\r\nhost: a\r\nx-gitlab-token: ${SECRET}\r\ncontent-length: 0\r\n\r\n`,
    )
    await closed
  })
})

describe('the list of ids', () => {
  test('knows an id for ten minutes', () => {
    const remember = openReplayList()
    expect(remember('a', 0)).toBe(true)
    expect(remember('a', 600_000)).toBe(false)
    expect(remember('a', 600_001)).toBe(true)
  })

  test('does not start an id anew when it is asked for again', () => {
    const remember = openReplayList()
    remember('a', 0)
    remember('a', 599_000)
    expect(remember('a', 600_001)).toBe(true)
  })

  test('holds 10,000 ids and lets the oldest go', () => {
    const remember = openReplayList()
    for (let id = 0; id < 10_000; id++) remember(`id-${id}`, 0)
    expect(remember('id-0', 0)).toBe(false)
    expect(remember('id-10000', 0)).toBe(true)
    expect(remember('id-1', 0)).toBe(false)
    expect(remember('id-0', 0)).toBe(true)
  })

  test('keeps what it knows when the clock is put back', () => {
    const remember = openReplayList()
    remember('a', 1_000_000)
    expect(remember('b', 0)).toBe(true)
    expect(remember('a', 0)).toBe(false)
  })
})
