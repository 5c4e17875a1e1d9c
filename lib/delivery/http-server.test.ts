import { once } from 'node:events'
import { Agent, type RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'

import { expect, onTestFinished, test, vi } from 'vitest'

import { ask } from '@/tests/faults/http'

import { type HttpServer, openHttpServer } from './http-server'

async function start(listener: RequestListener): Promise<HttpServer> {
  const server = await openHttpServer(listener, { port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.stop())
  return server
}

/** Connections that are kept, until the test is over. */
function keepingAgent(): Agent {
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  return agent
}

/** A listener whose first answer, `slow`, ends when it is released; all others are `quick`. */
function slowListener() {
  let release = () => {}
  let hasCome = () => {}
  const coming = new Promise<void>((resolve) => (hasCome = resolve))
  const listener: RequestListener = ({ url }, response) => {
    if (url !== '/slow') return void response.end('quick')
    release = () => response.end('slow')
    hasCome()
  }
  return { listener, coming, release: () => release() }
}

test('the port that the system chose is told', async () => {
  const { port } = await start((_request, response) => response.end('Text'))
  expect(port).toBeGreaterThan(0)
  expect((await ask(port, '/')).body.toString()).toBe('Text')
})

test('a port that is taken is a sentence with a way out', async () => {
  const { port } = await start(() => undefined)
  await expect(openHttpServer(() => undefined, { port, host: '127.0.0.1' })).rejects.toThrow(
    new Error(
      `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
    ),
  )
})

test('an address that is not here is the error of the system', async () => {
  const options = { port: 0, host: '192.0.2.1' }
  await expect(openHttpServer(() => undefined, options)).rejects.toThrow('EADDRNOTAVAIL')
})

test('stop() ends what is in flight first, closes connections that are kept and lets nobody in', async () => {
  const { listener, coming, release } = slowListener()
  const { port, stop } = await start(listener)
  const agent = keepingAgent()
  await ask(port, '/', { agent })
  const slow = ask(port, '/slow', { agent: keepingAgent() })
  await coming

  const stopped = stop()
  const hasStopped = vi.fn()
  void stopped.then(hasStopped)
  await expect(ask(port, '/')).rejects.toThrow('ECONNREFUSED')
  expect(hasStopped).not.toHaveBeenCalled()
  release()
  const answer = await slow
  expect(answer.body.toString()).toBe('slow')
  // The kept connection of that answer would otherwise hold it up for ten seconds.
  const before = performance.now()
  await stopped
  expect(performance.now() - before).toBeLessThan(2000)
})

test('a request that comes over an open connection while stopping is answered, as its last', async () => {
  const { listener, coming, release } = slowListener()
  const { port, stop } = await start(listener)
  const slow = ask(port, '/slow')
  const waiting = connect(port, '127.0.0.1').setEncoding('latin1')
  await Promise.all([coming, once(waiting, 'connect')])
  waiting.write('GET / HTTP/1.1\r\n')
  // The server has read the line once it has answered another request that came after it.
  await ask(port, '/')

  const stopped = stop()
  waiting.write('Host: a\r\n\r\n')
  const answer = await readAll(waiting)
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  release()
  await Promise.all([slow, stopped])
})

const readAll = async (socket: Socket) => {
  let all = ''
  socket.on('data', (chunk) => (all += String(chunk)))
  await once(socket, 'close')
  return all
}

test('what is still in flight after ten seconds is cut off', async () => {
  const { listener, coming } = slowListener()
  const { port, stop } = await start(listener)
  const slow = ask(port, '/slow')
  const isCutOff = expect(slow).rejects.toThrow('socket hang up')
  await coming
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const stopped = stop()
  vi.advanceTimersByTime(10_000)
  vi.useRealTimers()
  await Promise.all([stopped, isCutOff])
})

test('where connections may be upgraded, nothing holds up the end', async () => {
  const { listener, coming } = slowListener()
  const options = { port: 0, host: '127.0.0.1', onUpgrade: () => undefined }
  const { port, stop } = await openHttpServer(listener, options)
  const slow = ask(port, '/slow')
  const isCutOff = expect(slow).rejects.toThrow('socket hang up')
  await coming
  await Promise.all([stop(), isCutOff])
})

test('stopping twice is stopping once', async () => {
  const { port, stop } = await start((_request, response) => response.end())
  await ask(port, '/')
  await Promise.all([stop(), stop()])
  await stop()
})

test.each(['websocket', 'h2c'])('an upgrade to %s is refused, and the server lives', async (to) => {
  const listener = vi.fn<RequestListener>((_request, response) => response.end('Text'))
  const { port } = await start(listener)
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  socket.on('error', () => undefined)
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${to}\r\n\r\n`)
  expect(await readAll(socket)).toBe('')
  expect(listener).not.toHaveBeenCalled()
  expect((await ask(port, '/')).body.toString()).toBe('Text')
})

test.each(['CONNECT a:80 HTTP/1.1', 'nonsense', 'GET / HTTP/9.9'])(
  '%j is refused, and the server lives',
  async (line) => {
    const listener = vi.fn<RequestListener>((_request, response) => response.end('Text'))
    const { port } = await start(listener)
    const socket = connect(port, '127.0.0.1').setEncoding('latin1')
    socket.on('error', () => undefined)
    socket.write(`${line}\r\nHost: a\r\n\r\n`)
    expect(await readAll(socket)).toMatch(/^(?:HTTP\/1\.1 400 |$)/)
    expect(listener).not.toHaveBeenCalled()
    expect((await ask(port, '/')).status).toBe(200)
  },
)
