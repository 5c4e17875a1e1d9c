import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { parseUnsubscribe } from '@/lib/mail/unsubscribe'
import { letterOf } from '@/tests/fixtures/letter'
import { SOON } from '@/tests/fixtures/soon'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { sendLetter, type SendJob } from './send-letter'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)))
})

afterEach(() => {
  vi.restoreAllMocks()
})

const ann = { name: 'Ann', address: 'ann@example.org' }
const bo = { name: undefined, address: 'bo@example.org' }
const nobody = { name: undefined, address: 'nobody@example.org' }

/** A mail server that refuses whoever is called nobody, and all that it took. */
async function listen() {
  const messages: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody')
          ? Object.assign(new Error('No such user'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((message) => {
        messages.push(message)
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { messages, port }
}

function jobOf(port: number, overrides: Partial<SendJob> = {}): SendJob {
  const unsubscribe = parseUnsubscribe('https://lists.example/leave?address={address}&t={token}')
  if (unsubscribe === undefined) throw new Error('the template is sound')
  return {
    letter: letterOf(),
    recipients: [ann, bo],
    mail: {
      server: { host: '127.0.0.1', port, secure: false, requireTls: false, auth: undefined },
      from: { name: 'Example News', address: 'news@news.example' },
      unsubscribe,
      secret: 'a secret of ours',
    },
    resume: join(temporaryFolder(), 'record.jsonl'),
    rate: 60_000,
    retry: new Set(),
    ...overrides,
  }
}

test('Each reader gets one message of their own, and a second run sends none', async () => {
  const { messages, port } = await listen()
  const job = jobOf(port)
  expect(await sendLetter(job)).toBe(0)
  expect(messages.map(({ to }) => to)).toMatchObject([
    { value: [ann] },
    { value: [{ name: '', address: bo.address }] },
  ])
  const [first, second] = messages
  const leave = 'https://lists.example/leave?address=ann%40example.org&t='
  expect(first?.text).toContain(leave)
  expect(first?.html).toContain(leave.replace('&', '&amp;'))
  expect(second?.text).toContain('https://lists.example/leave?address=bo%40example.org&t=')
  expect(second?.text).not.toContain('ann')
  expect(first?.messageId).not.toBe(second?.messageId)
  expect(said).toEqual(['2 have it: the mail server took the message'])

  expect(await sendLetter(job)).toBe(0)
  expect(messages).toHaveLength(2)
})

test('What the mail server was handed can be left by its reader alone, with one click', async () => {
  const { messages, port } = await listen()
  await sendLetter(jobOf(port))
  const token = createHmac('sha256', 'a secret of ours').update(bo.address).digest('base64url')
  const leave = `https://lists.example/leave?address=bo%40example.org&t=${token}`
  const [, second] = messages
  const lines = new Map(second?.headerLines.map(({ key, line }) => [key, line]))
  expect(lines.get('list-unsubscribe')?.replaceAll('\r\n', '')).toBe(`List-Unsubscribe: <${leave}>`)
  expect(lines.get('list-unsubscribe-post')).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  )
  expect(second?.text).toContain(leave)
})

test('Who joins the list later gets it then', async () => {
  const { messages, port } = await listen()
  const job = jobOf(port, { recipients: [ann] })
  await sendLetter(job)
  expect(await sendLetter({ ...job, recipients: [bo, ann] })).toBe(0)
  expect(messages.map(({ to }) => to)).toMatchObject([
    { value: [{ address: ann.address }] },
    { value: [{ address: bo.address }] },
  ])
})

test('Who is refused is listed, and the others have it', async () => {
  const { messages, port } = await listen()
  expect(await sendLetter(jobOf(port, { recipients: [nobody, ann] }))).toBe(2)
  expect(messages).toHaveLength(1)
  expect(said).toEqual([
    'nobody@example.org: refused: 550 No such user',
    '1 have it: the mail server took the message',
    '1 were refused (--retry-refused sends to them once more):',
    '  nobody@example.org: 550 No such user',
  ])
})

test('Whom a crash left in doubt is named, and sent to only when asked for', async () => {
  const { messages, port } = await listen()
  const job = jobOf(port, { recipients: [ann] })
  writeFileSync(
    job.resume,
    '{"format":1,"edition":"news.example/cybersecurity/2"}\n{"at":"2026-07-01T12:00:00Z","state":"trying","address":"ann@example.org"}\n',
  )
  expect(await sendLetter(job)).toBe(2)
  expect(messages).toEqual([])
  expect(said).toEqual([
    '1 may or may not have it (--retry-unknown sends to them once more):',
    '  ann@example.org',
  ])
  expect(await sendLetter({ ...job, retry: new Set(['trying']) })).toBe(0)
  expect(messages).toHaveLength(1)
})

test('Told to stop, it says how to go on', async () => {
  const { messages, port } = await listen()
  const sending = sendLetter(jobOf(port, { rate: 1 }))
  await expect.poll(() => messages.length, SOON).toBe(1)
  process.emit('SIGTERM')
  expect(await sending).toBe(3)
  expect(said).toEqual([
    'You stopped it.',
    '1 have it: the mail server took the message',
    '1 have not been sent to yet',
  ])
})
