import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openProgressFile, type ProgressFile } from './progress-file'
import { type Clock, listDue, sendAll, type SendEvent, type Sending } from './send'
import type { Delivery } from './smtp'

const mailbox = (name: string) => ({ name: undefined, address: `${name}@example.org` })
const [ann, bo, cy] = [mailbox('ann'), mailbox('bo'), mailbox('cy')]

const accepted: Delivery = { outcome: 'accepted', reason: '250 OK' }
const deferred: Delivery = { outcome: 'deferred', reason: '451 Later' }
const refused: Delivery = { outcome: 'refused', reason: '550 No such user' }
const unreachable: Delivery = { outcome: 'unreachable', reason: 'connect ECONNREFUSED' }

/** A clock that moves only when someone waits. */
function testClock(): Clock & { pauses: number[] } {
  let elapsed = 0
  const pauses: number[] = []
  return {
    pauses,
    elapsed: () => elapsed,
    now: () => new Date(elapsed).toISOString().replace(/\.\d+Z$/, 'Z'),
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
      elapsed += milliseconds
    },
  }
}

function openProgress(path = join(temporaryFolder(), 'record.jsonl')): ProgressFile {
  const progress = openProgressFile(path, 'news.example/sea/3')
  onTestFinished(() => progress.close())
  return progress
}

/** Deliveries in turn; the last one for ever. */
function serverThat(...deliveries: Delivery[]) {
  const heard: string[] = []
  const handOver = async ({ to }: { to: string }): Promise<Delivery> => {
    heard.push(to)
    return deliveries[Math.min(heard.length, deliveries.length) - 1] ?? accepted
  }
  return { heard, handOver }
}

function sendingOf(overrides: Partial<Sending> = {}) {
  const events: SendEvent[] = []
  const sending: Sending = {
    from: mailbox('news'),
    recipients: [ann, bo, cy],
    compose: async ({ address }) => Buffer.from(address),
    server: serverThat(accepted),
    progress: openProgress(),
    clock: testClock(),
    rate: 60_000,
    retry: new Set(),
    shouldStop: () => false,
    report: (event) => events.push(event),
    ...overrides,
  }
  return { sending, events }
}

const statesOf = ({ entries }: ProgressFile) =>
  Object.fromEntries([...entries].map(([address, { state }]) => [address.split('@')[0], state]))

test('Everyone on the list gets one message, and it is on record', async () => {
  const server = serverThat(accepted)
  const { sending, events } = sendingOf({ server })
  expect(await sendAll(sending)).toEqual({ stopped: undefined })
  expect(server.heard).toEqual([ann, bo, cy].map(({ address }) => address))
  expect(statesOf(sending.progress)).toEqual({ ann: 'accepted', bo: 'accepted', cy: 'accepted' })
  expect(events.map((event) => event.kind)).toEqual(['settled', 'settled', 'settled'])
})

test('An address is on record as tried before the server hears of it', async () => {
  const progress = openProgress()
  const seen: unknown[] = []
  const handOver = async ({ to }: { to: string }) => {
    seen.push(progress.entries.get(to)?.state)
    return accepted
  }
  await sendAll(sendingOf({ progress, server: { handOver } }).sending)
  expect(seen).toEqual(['trying', 'trying', 'trying'])
})

test('After a crash between the server and the record, nobody gets it twice', async () => {
  const path = join(temporaryFolder(), 'record.jsonl')
  const before = openProgressFile(path, 'news.example/sea/3')
  const heard: string[] = []
  const crashing = {
    handOver: async ({ to }: { to: string }) => {
      heard.push(to)
      if (to === bo.address) throw new Error('the power is gone')
      return accepted
    },
  }
  await expect(sendAll(sendingOf({ progress: before, server: crashing }).sending)).rejects.toThrow(
    'the power is gone',
  )
  before.close()

  const progress = openProgress(path)
  const server = serverThat(accepted)
  await sendAll(sendingOf({ progress, server }).sending)
  expect(heard).toEqual([ann.address, bo.address])
  expect(server.heard).toEqual([cy.address])
  expect(statesOf(progress)).toEqual({ ann: 'accepted', bo: 'trying', cy: 'accepted' })

  const asked = serverThat(accepted)
  await sendAll(sendingOf({ progress, server: asked, retry: new Set(['trying']) }).sending)
  expect(asked.heard).toEqual([bo.address])
  expect(statesOf(progress)).toEqual({ ann: 'accepted', bo: 'accepted', cy: 'accepted' })
})

test('A line that broke in the middle of a message is not tried again by itself', async () => {
  const server = serverThat({ outcome: 'unknown', reason: 'Connection closed' }, accepted)
  const { sending } = sendingOf({ server })
  await sendAll(sending)
  expect(server.heard).toHaveLength(3)
  expect(statesOf(sending.progress)).toEqual({ ann: 'unknown', bo: 'accepted', cy: 'accepted' })
  expect(listDue(sending.recipients, sending.progress.entries, new Set())).toEqual([])
})

test('Who is refused for good is on record with the words of the server', async () => {
  const { sending } = sendingOf({ server: serverThat(refused, accepted) })
  await sendAll(sending)
  expect(sending.progress.entries.get(ann.address)).toMatchObject({
    state: 'refused',
    reason: '550 No such user',
  })
})

test('Who is put off is tried again later, and the others do not wait for it', async () => {
  const server = serverThat(deferred, accepted)
  const { sending } = sendingOf({ server })
  await sendAll(sending)
  expect(server.heard.map((to) => to.split('@')[0])).toEqual(['ann', 'bo', 'cy', 'ann'])
  expect(statesOf(sending.progress).ann).toBe('accepted')
})

test('The pauses grow, and after five attempts the next run has to try', async () => {
  const clock = testClock()
  const server = serverThat(deferred)
  const { sending, events } = sendingOf({ clock, server, recipients: [ann] })
  expect(await sendAll(sending)).toEqual({ stopped: undefined })
  expect(server.heard).toHaveLength(5)
  expect(clock.pauses).toEqual([30_000, 60_000, 120_000, 240_000])
  expect(events.at(-1)).toMatchObject({ kind: 'settled', state: 'deferred', reason: '451 Later' })
  expect(listDue([ann], sending.progress.entries, new Set())).toEqual([ann])
})

test('A server that is away is waited for, and the one whose turn it was is first', async () => {
  const clock = testClock()
  const server = serverThat(unreachable, unreachable, accepted)
  await sendAll(sendingOf({ clock, server }).sending)
  expect(server.heard.map((to) => to.split('@')[0])).toEqual(['ann', 'ann', 'ann', 'bo', 'cy'])
  expect(clock.pauses.slice(0, 2)).toEqual([30_000, 60_000])
})

test('A server that stays away ends the run, and nobody is taken for served', async () => {
  const { sending } = sendingOf({ server: serverThat(accepted, unreachable) })
  expect(await sendAll(sending)).toEqual({
    stopped: 'The mail server cannot be reached: connect ECONNREFUSED',
  })
  expect(statesOf(sending.progress)).toEqual({ ann: 'accepted', bo: 'deferred' })
})

test('A server that takes nothing from us ends the run at once', async () => {
  const server = serverThat({ outcome: 'rejected', reason: '535 Wrong password' })
  const { sending } = sendingOf({ server })
  expect(await sendAll(sending)).toEqual({
    stopped: 'The mail server will not work for us: 535 Wrong password',
  })
  expect(server.heard).toHaveLength(1)
  expect(listDue(sending.recipients, sending.progress.entries, new Set())).toHaveLength(3)
})

test('A server that refuses everyone ends the run before the list is used up', async () => {
  const recipients = Array.from({ length: 30 }, (_, index) => mailbox(`reader${index}`))
  const server = serverThat(refused)
  expect(await sendAll(sendingOf({ recipients, server }).sending)).toEqual({
    stopped: 'The mail server refused 10 messages in a row: 550 No such user',
  })
  expect(server.heard).toHaveLength(10)
})

test('No more messages a minute are sent than asked for', async () => {
  const clock = testClock()
  const times: number[] = []
  const handOver = async () => {
    times.push(clock.elapsed())
    return accepted
  }
  await sendAll(sendingOf({ clock, rate: 20, server: { handOver } }).sending)
  expect(times).toEqual([0, 3000, 6000])
})

test('Told to stop, it ends between two messages', async () => {
  const server = serverThat(accepted)
  const { sending } = sendingOf({ server, shouldStop: () => server.heard.length === 2 })
  expect(await sendAll(sending)).toEqual({ stopped: 'You stopped it.' })
  expect(statesOf(sending.progress)).toEqual({ ann: 'accepted', bo: 'accepted' })
})

test('Those who are all put off once are all served in the end', async () => {
  const recipients = Array.from({ length: 20 }, (_, index) => mailbox(`reader${index}`))
  const seen = new Set<string>()
  const handOver = async ({ to }: { to: string }) => {
    if (seen.has(to)) return accepted
    seen.add(to)
    return deferred
  }
  const { sending } = sendingOf({ recipients, server: { handOver } })
  await sendAll(sending)
  expect(new Set(Object.values(statesOf(sending.progress)))).toEqual(new Set(['accepted']))
})
