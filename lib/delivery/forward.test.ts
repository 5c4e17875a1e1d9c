import { once } from 'node:events'
import {
  type ClientRequest,
  type IncomingMessage,
  request as openRequest,
  type RequestListener,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

import { expect, onTestFinished, test } from 'vitest'

import { ask } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'
import { SOON } from '@/tests/fixtures/soon'

import { forwardTo } from './forward'
import { publishHook } from './publish-hook'

const startForward = async (publisher: RequestListener) =>
  listen(forwardTo(await listen(publisher)))

async function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (response === undefined) throw new Error('there is no response')
  return response
}

test('a request reaches the other process as it is, and its answer the reader', async () => {
  const port = await startForward((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request
      response.writeHead(202, { 'content-type': 'application/json', 'x-of-the-publisher': 'yes' })
      response.end(JSON.stringify({ method, url, signature: headers['x-signature'], body }))
    })
  })
  for (const [method, body] of [
    ['POST', 'a body'],
    ['GET', ''],
    ['PUT', 'é'.repeat(100_000)],
  ] as const) {
    const headers = { 'x-signature': 'sha256=0123' }
    const answer = await ask(port, '/hooks/publish?a=b%20c', { method, headers, body })
    expect(answer.status).toBe(202)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'x-of-the-publisher': 'yes',
    })
    const expected = { method, url: '/hooks/publish?a=b%20c', signature: 'sha256=0123', body }
    expect(JSON.parse(answer.body.toString())).toEqual(expected)
  }
  expect((await ask(port, '/', { method: 'HEAD' })).body).toHaveLength(0)
})

test('a body and an answer pass piece by piece', async () => {
  const port = await startForward((request, response) => request.pipe(response))
  const request = openRequest({ port, host: '127.0.0.1', method: 'POST', agent: false })
  request.write('one')
  const response = await responseTo(request)
  expect(String((await once(response, 'data'))[0])).toBe('one')
  request.write('two')
  expect(String((await once(response, 'data'))[0])).toBe('two')
  request.end('three')
  expect(await text(response)).toBe('three')
})

test('headers that were set before stay, and the connection to the reader is kept', async () => {
  const publisher = await listen((_request, response) => {
    response.writeHead(200, { connection: 'close', 'x-frame-options': 'DENY' }).end('Text')
  })
  const forward = forwardTo(publisher)
  const port = await listen((request, response) => {
    response.setHeader('strict-transport-security', 'max-age=1')
    forward(request, response)
  })
  const { headers } = await ask(port, '/', { headers: { connection: 'keep-alive' } })
  expect(headers).toMatchObject({
    connection: 'keep-alive',
    'strict-transport-security': 'max-age=1',
    'x-frame-options': 'DENY',
  })
})

test('a process that is gone is 502', async () => {
  // Nobody listens at the port of a protocol that nobody speaks any more.
  const port = await listen(forwardTo(1))
  for (const [method, body] of [
    ['GET', ''],
    ['POST', 'x'.repeat(1_000_000)],
  ] as const) {
    const answer = await ask(port, '/metrics', { method, body })
    expect(answer.status).toBe(502)
    expect(answer.body.toString()).toBe('The process that publishes does not answer.\n')
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

test('a process that breaks off before its answer is 502', async () => {
  const port = await startForward((request) => request.socket.destroy())
  expect((await ask(port, '/metrics')).status).toBe(502)
})

test('an answer that breaks off breaks off for the reader too', async () => {
  const port = await startForward((request, response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.write('Half', () => request.socket.destroy())
  })
  await expect(ask(port, '/metrics')).rejects.toThrow('aborted')
})

/** A connection to a port, and what has come over it so far. */
function dial(port: number): { socket: Socket; received: () => string } {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  let received = ''
  socket.on('data', (chunk) => (received += String(chunk)))
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  return { socket, received: () => received }
}

test('an answer comes while the body is still being sent, and the connection can be used again', async () => {
  const hook = publishHook({ secret: 'a secret', announce: () => undefined, now: () => 0 })
  const port = await startForward((request, response) => {
    if (request.method === 'GET') response.end('next')
    else hook(request, response)
  })
  const { socket, received } = dial(port)
  const half = 'x'.repeat(1_000_000)
  socket.write('POST /hooks/publish HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n')
  socket.write(half)
  await expect.poll(received, SOON).toContain('The body is larger than 1 MB.\n')
  expect(received()).toMatch(/^HTTP\/1\.1 413 /)
  socket.write(half)
  socket.write('GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n')
  await expect.poll(received, SOON).toContain('next')
  expect(received().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})

test('a reader who goes away is told to the other process, which may stop', async () => {
  let hasCome = () => {}
  const coming = new Promise<void>((resolve) => (hasCome = resolve))
  let hasGone = () => {}
  const going = new Promise<void>((resolve) => (hasGone = resolve))
  const port = await startForward((request, response) => {
    request.once('data', () => hasCome())
    response.once('close', () => hasGone())
  })
  const request = openRequest({ port, host: '127.0.0.1', method: 'POST', agent: false })
  request.on('error', () => undefined)
  request.write('Half')
  await coming
  request.destroy()
  await going
})
