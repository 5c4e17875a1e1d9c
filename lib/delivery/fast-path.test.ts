import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'

import { expect, onTestFinished, test, vi } from 'vitest'

import { sendRaw } from '@/tests/faults/http'
import { SOON } from '@/tests/fixtures/soon'

import { type FastPath, openFastPath } from './fast-path'
import { openHttpServer } from './http-server'

const READY = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nReady'
const head = (path: string, ...fields: string[]) =>
  [`GET ${path} HTTP/1.1`, 'Host: a', ...fields, '', ''].join('\r\n')
const LAST = head('/last', 'Connection: close')

/** A server that has `/ready` ready; of all else, Node is asked. */
async function start(fastPath: Partial<FastPath> = {}) {
  const listener = vi.fn<RequestListener>(({ url = '' }, response) => response.end(`Node ${url}`))
  const onAnswer = vi.fn<FastPath['onAnswer']>()
  const findReady: FastPath['findReady'] = (url) =>
    url === '/ready' ? Buffer.from(READY) : undefined
  const server = await openHttpServer(listener, {
    ...{ port: 0, host: '127.0.0.1' },
    fastPath: { findReady, onAnswer, ...fastPath },
  })
  onTestFinished(() => server.stop())
  const urls = () => listener.mock.calls.map(([{ url }]) => url)
  return { ...server, urls, onAnswer }
}

/** A connection on which requests can follow one another. */
async function open(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).setEncoding('latin1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  let text = ''
  socket.on('data', (chunk) => (text += String(chunk)))
  /** Waits until the server has sent what matches, and forgets it. */
  const read = async (pattern: RegExp) => {
    await expect.poll(() => text, SOON).toMatch(pattern)
    const seen = text
    text = ''
    return seen
  }
  return { socket, read }
}

test('what is ready is answered without Node, again and again on one connection', async () => {
  const { port, urls, onAnswer } = await start()
  const { socket, read } = await open(port)
  for (const encoding of ['br', 'gzip']) {
    socket.write(head('/ready', `Accept-Encoding: ${encoding}`))
    expect(await read(/Ready$/)).toBe(READY)
  }
  expect(urls()).toEqual([])
  const told = { method: 'GET', url: '/ready', status: 200, cache: 'hit', isCutShort: false }
  await expect
    .poll(() => onAnswer.mock.calls.flat(), SOON)
    .toEqual([
      { ...told, seconds: expect.any(Number) },
      { ...told, seconds: expect.any(Number) },
    ])
  const [seconds = -1] = onAnswer.mock.calls.map(([answer]) => answer.seconds)
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThan(SOON.timeout / 1000)
})

test('the encodings that a reader accepts are told', async () => {
  const findReady = vi.fn<FastPath['findReady']>(() => Buffer.from(READY))
  const { port } = await start({ findReady })
  const { socket, read } = await open(port)
  socket.write(head('/a?b=c', 'Accept-Encoding: gzip, br'))
  await read(/Ready$/)
  expect(findReady.mock.calls).toEqual([['/a?b=c', 'gzip, br']])
})

test('with a request for anything else the connection is Node’s, and stays so', async () => {
  const { port, urls } = await start()
  const { socket, read } = await open(port)
  socket.write(head('/ready'))
  await read(/Ready$/)
  socket.write(head('/other'))
  expect(await read(/Node \/other$/)).toMatch(/^HTTP\/1\.1 200 OK\r\nDate: /)
  socket.write(head('/ready'))
  await read(/Node \/ready$/)
  expect(urls()).toEqual(['/other', '/ready'])
})

test('a request that comes in pieces is whole for Node', async () => {
  const { port, urls } = await start()
  const { socket, read } = await open(port)
  socket.write('GET /rea')
  // The server has read that much once it has answered another reader.
  await sendRaw(port, LAST)
  socket.write(`dy HTTP/1.1\r\nHost: a\r\n\r\n`)
  await read(/Node \/ready$/)
  expect(urls()).toEqual(['/last', '/ready'])
})

test('requests that come together are answered in their order', async () => {
  const { port } = await start()
  const answers = await sendRaw(port, head('/ready') + head('/other') + LAST)
  expect(answers.match(/Ready|Node \/[a-z]+/g)).toEqual([
    'Node /ready',
    'Node /other',
    'Node /last',
  ])
})

test('what follows one that is ready, before its answer is out, comes after it', async () => {
  const { port } = await start()
  const { socket } = await open(port)
  let text = ''
  socket.on('data', (chunk) => (text += String(chunk)))
  socket.write(head('/ready'))
  socket.write(head('/other'))
  socket.write(LAST)
  await once(socket, 'close')
  expect(text.match(/Ready|Node \/[a-z]+/g)?.slice(-2)).toEqual(['Node /other', 'Node /last'])
  expect(text.match(/Ready|Node \/ready/g)).toHaveLength(1)
  expect(text.search(/Ready|Node \/ready/)).toBeLessThan(text.indexOf('Node /other'))
})

test('a reader who has no more to ask gets the answer, and the connection ends', async () => {
  const { port } = await start()
  const { socket, read } = await open(port)
  socket.end(head('/ready'))
  const closed = once(socket, 'close')
  expect(await read(/Ready$/)).toBe(READY)
  await closed
})

test('for a reader who takes nothing, answers do not pile up', async () => {
  const large = Buffer.from(READY.replace('5\r', '4194304\r') + 'a'.repeat(4_194_299))
  const { port, urls } = await start({ findReady: () => large })
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  socket.pause()
  for (let asked = 0; asked < 3; asked++) {
    socket.write(head('/ready'))
    // Each is read before the next one is sent.
    await sendRaw(port, head('/x', 'Connection: close'))
  }
  await expect.poll(() => urls().filter((url) => url === '/ready'), SOON).not.toHaveLength(0)
})

test('an answer that nobody waited for is told of as cut short', async () => {
  const large = Buffer.alloc(64 * 1024 * 1024, 'a')
  const { port, onAnswer } = await start({ findReady: () => large })
  const { socket } = await open(port)
  socket.pause()
  socket.write(head('/ready'))
  await sendRaw(port, head('/x', 'Connection: close'))
  socket.resetAndDestroy()
  await expect.poll(() => onAnswer.mock.calls.flat(), SOON).toMatchObject([{ isCutShort: true }])
})

test('a connection that breaks off, with or without a request, harms nobody', async () => {
  const { port } = await start()
  for (const bytes of ['', 'GET', head('/ready')]) {
    const { socket } = await open(port)
    if (bytes !== '') socket.write(bytes)
    socket.resetAndDestroy()
  }
  expect(await sendRaw(port, LAST)).toMatch(/Node \/last$/)
})

test('stop() ends idle connections, and those whose answer is on its way after it', async () => {
  const { port, stop } = await start()
  const [idle, silent] = [await open(port), await open(port)]
  idle.socket.write(head('/ready'))
  await idle.read(/Ready$/)
  const closed = Promise.all([idle, silent].map(({ socket }) => once(socket, 'close')))
  await stop()
  await closed
})

test('stop() does not wait for a reader who keeps the connection open', async () => {
  const { port, stop } = await start()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  socket.write(head('/ready'))
  await once(socket, 'data')
  const before = performance.now()
  await stop()
  expect(performance.now() - before).toBeLessThan(2000)
})

test.each([
  ['before a first byte', { head: 1, idle: 60_000 }, ''],
  ['after an answer', { head: 60_000, idle: 1 }, head('/ready')],
])('a connection that is silent %s ends in time', async (_when, patience, bytes) => {
  const server = createServer()
  openFastPath(server, { findReady: () => Buffer.from(READY), onAnswer: () => undefined }, patience)
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  expect(await sendRaw(portOf(server.address()), bytes)).toBe(bytes && READY)
})

test('a connection that was handed over waits as long as Node’s do', async () => {
  // Longer than the connection would have been kept here.
  const server = createServer((_request, response) => {
    setTimeout(() => response.end('Late'), 20)
  })
  const nothing = { findReady: () => undefined, onAnswer: () => undefined }
  openFastPath(server, nothing, { head: 10, idle: 1 })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  expect(await sendRaw(portOf(server.address()), LAST)).toMatch(/Late$/)
})

const portOf = (address: ReturnType<Server['address']>) =>
  typeof address === 'object' && address !== null ? address.port : 0
