import { createServer, type AddressInfo, type Socket } from 'node:net'

import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'

import { SOON } from '@/tests/fixtures/soon'

import type { SmtpServer } from './settings'
import { openMailServer } from './smtp'

const envelope = { from: 'news@news.example', to: 'ann@example.org' }
const message = Buffer.from('Subject: x\r\n\r\nText\r\n.\r\n')

interface Heard {
  from: string
  to: string[]
  source: string
}

const failure = (text: string, responseCode: number) =>
  Object.assign(new Error(text), { responseCode })

/** A mail server that is gone after the test, what it took, and how often it was called. */
async function listen(options: SMTPServerOptions = {}) {
  const heard: Heard[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        heard.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const port = await portOf(server)
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { port, heard, connections: () => connections }
}

function open(port: number, overrides: Partial<SmtpServer> = {}) {
  const mail = openMailServer({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    auth: undefined,
    ...overrides,
  })
  onTestFinished(() => mail.close())
  return mail
}

test('Messages are handed over one after the other on one connection', async () => {
  const { port, heard, connections } = await listen()
  const mail = open(port)
  for (const to of ['ann@example.org', 'bo@example.org', 'cy@example.org']) {
    expect(await mail.handOver({ ...envelope, to }, message)).toMatchObject({ outcome: 'accepted' })
  }
  expect(heard.map(({ to }) => to)).toEqual([
    ['ann@example.org'],
    ['bo@example.org'],
    ['cy@example.org'],
  ])
  expect(heard[0]).toMatchObject({ from: 'news@news.example', source: message.toString() })
  expect(connections()).toBe(1)
})

test('A recipient that the server does not know is refused, and the next one is not', async () => {
  const { port, heard } = await listen({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('ann') ? failure('No such user', 550) : null),
  })
  const mail = open(port)
  expect(await mail.handOver(envelope, message)).toEqual({
    outcome: 'refused',
    reason: '550 No such user',
  })
  expect(await mail.handOver({ ...envelope, to: 'bo@example.org' }, message)).toMatchObject({
    outcome: 'accepted',
  })
  expect(heard).toHaveLength(1)
})

test.each([
  ['a recipient', 451, 'deferred'],
  ['a recipient', 421, 'unreachable'],
])('Put off at %s by %i, it is %s', async (_stage, code, outcome) => {
  const { port } = await listen({
    onRcptTo: (_address, _session, done) => done(failure('Later', code)),
  })
  expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome })
})

test.each([
  [554, 'refused'],
  [452, 'deferred'],
])('A text that is answered by %i is %s, which is a certain answer', async (code, outcome) => {
  const { port } = await listen({
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done(failure('No', code)))
    },
  })
  expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome })
})

test('A sender that the server does not take is about us, not about a reader', async () => {
  const { port } = await listen({
    onMailFrom: (_address, _session, done) => done(failure('Not your domain', 553)),
  })
  expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome: 'rejected' })
})

test('So is a wrong password', async () => {
  const { port } = await listen({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'ann' }) : done(failure('Wrong', 535)),
  })
  const wrong = open(port, { auth: { user: 'ann', pass: 'wrong' } })
  expect(await wrong.handOver(envelope, message)).toMatchObject({ outcome: 'rejected' })
  const right = open(port, { auth: { user: 'ann', pass: 'right' } })
  expect(await right.handOver(envelope, message)).toMatchObject({ outcome: 'accepted' })
})

test('No password is told to a server that cannot keep it to itself', async () => {
  let asked = 0
  const { port } = await listen({
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      asked += 1
      done(null, { user: 'ann' })
    },
  })
  const mail = open(port, { requireTls: true, auth: { user: 'ann', pass: 'secret' } })
  expect(await mail.handOver(envelope, message)).toMatchObject({ outcome: 'rejected' })
  expect(asked).toBe(0)
})

test('Where nobody listens, nothing was handed over', async () => {
  const port = await closedPort()
  expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome: 'unreachable' })
})

/** A server in a few lines, that answers each command in turn and hangs up at the end of them. */
async function scriptedServer(answers: readonly string[], end?: 'hangs up after the last') {
  const sockets: Socket[] = []
  let hungUp = 0
  const server = createServer((socket) => {
    sockets.push(socket)
    const left = [...answers]
    const answer = () => {
      const next = left.shift()
      if (next === undefined) socket.destroy()
      else socket.write(`${next}\r\n`)
      if (left.length === 0 && end !== undefined) socket.end()
    }
    socket.on('error', () => undefined)
    // Only once the other side has seen it, too.
    socket.on('close', () => (hungUp += 1))
    socket.on('data', answer)
    answer()
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: await portOf(server), hungUp: () => hungUp }
}

/** What listens, here or behind the shell of smtp-server. */
interface Listener {
  listen: (
    port: number,
    host: string,
    done: () => void,
  ) => { address: () => AddressInfo | string | null }
}

const portOf = (server: Listener) =>
  new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

const GREETING = '220 mail.example'
const HELLO = '250 mail.example'

test('A line that breaks before the text begins is certain: the server has nothing', async () => {
  for (const answers of [[], [GREETING], [GREETING, HELLO], [GREETING, HELLO, '250 OK']]) {
    const { port } = await scriptedServer(answers)
    expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome: 'unreachable' })
  }
})

test('One that breaks after that is not: the server may have it or not', async () => {
  const { port } = await scriptedServer([GREETING, HELLO, '250 OK', '250 OK', '354 Go on'])
  expect(await open(port).handOver(envelope, message)).toMatchObject({ outcome: 'unknown' })
})

test('A server that hung up on an idle connection is called again', async () => {
  const { port, hungUp } = await scriptedServer(
    [GREETING, HELLO, '250 OK', '250 OK', '354 Go on', '250 Taken'],
    'hangs up after the last',
  )
  const mail = open(port)
  expect(await mail.handOver(envelope, message)).toMatchObject({ outcome: 'accepted' })
  await expect.poll(hungUp, SOON).toBe(1)
  expect(await mail.handOver(envelope, message)).toMatchObject({ outcome: 'accepted' })
  await expect.poll(hungUp, SOON).toBe(2)
})
