import type { Mailbox } from './mailbox'
import { lastEntry, type ProgressFile, type ProgressState } from './progress-file'
import type { Delivery, MailServer } from './smtp'

/** Time, for those who wait: a test has its own. */
export interface Clock {
  /** Milliseconds; only differences count. */
  elapsed: () => number
  now: () => string
  /** Returns early when told to stop. */
  pause: (milliseconds: number) => Promise<void>
}

export interface Sending {
  from: Mailbox
  recipients: readonly Mailbox[]
  /** The whole message to one of them. */
  compose: (recipient: Mailbox, date: string) => Promise<Buffer>
  server: Pick<MailServer, 'handOver'>
  progress: ProgressFile
  clock: Clock
  /** Messages a minute, at most. */
  rate: number
  /** States besides ‘nothing yet’ and ‘for now’ that are sent to once more. */
  retry: ReadonlySet<ProgressState>
  shouldStop: () => boolean
  report: (event: SendEvent) => void
}

export type SendEvent =
  | { kind: 'settled'; recipient: Mailbox; state: ProgressState; reason: string }
  | { kind: 'waiting'; milliseconds: number; reason: string }

export interface SendResult {
  /** Why the run ended before the list did, if so. */
  stopped: string | undefined
}

/** How often a recipient is tried in one run, and how often in a row a server that is away. */
const ATTEMPTS = 5
/** Pause before the second attempt; each further one is twice as long. */
const FIRST_PAUSE = 30_000
/** So many refusals with no message accepted between them are not about the recipients. */
const REFUSALS_IN_A_ROW = 10

interface Waiting {
  recipient: Mailbox
  attempts: number
  /** When it may be tried, by `elapsed`. */
  due: number
}

/** Those of a list that a run sends to: nobody gets anything twice unless it is asked for. */
export const listDue = (
  recipients: readonly Mailbox[],
  entries: ProgressFile['entries'],
  retry: ReadonlySet<ProgressState>,
): Mailbox[] =>
  recipients.filter((recipient) => {
    const state = lastEntry(entries, recipient)?.state
    return state === undefined || state === 'deferred' || retry.has(state)
  })

/**
 * Hands a message to the mail server for each recipient, one after the other. That it is about to
 * is on the disk before the server hears of it, and what came of it before the next one begins.
 */
export async function sendAll(sending: Sending): Promise<SendResult> {
  const { clock, progress, retry, recipients, report } = sending
  const pace = openPace(sending)
  const queue = openQueue(listDue(recipients, progress.entries, retry), clock)
  let failures = 0
  let refusals = 0
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const early = next.due - clock.elapsed()
    if (early > 0) {
      report({ kind: 'waiting', milliseconds: early, reason: 'the server asked for it' })
      await clock.pause(early)
    }
    await pace()
    if (sending.shouldStop()) return { stopped: 'You stopped it.' }

    const { outcome, reason } = await attempt(sending, next)
    const attempts = next.attempts + 1
    failures = outcome === 'unreachable' ? failures + 1 : 0
    if (outcome === 'accepted') refusals = 0
    if (outcome === 'refused') refusals += 1

    if (outcome === 'rejected')
      return { stopped: `The mail server will not work for us: ${reason}` }
    if (failures >= ATTEMPTS) return { stopped: `The mail server cannot be reached: ${reason}` }
    if (refusals >= REFUSALS_IN_A_ROW) {
      return { stopped: `The mail server refused ${refusals} messages in a row: ${reason}` }
    }
    if (outcome === 'unreachable') {
      queue.putBack(next)
      const milliseconds = pauseAfter(failures)
      report({ kind: 'waiting', milliseconds, reason })
      await clock.pause(milliseconds)
    } else if (outcome === 'deferred' && attempts < ATTEMPTS) {
      queue.putBack({ ...next, attempts, due: clock.elapsed() + pauseAfter(attempts) })
    } else report({ kind: 'settled', recipient: next.recipient, state: outcome, reason })
  }
  return { stopped: undefined }
}

const pauseAfter = (attempts: number): number => FIRST_PAUSE * 2 ** (attempts - 1)

interface Queue {
  take: () => Waiting | undefined
  putBack: (waiting: Waiting) => void
}

/** Those put back come first as soon as they are due; before that, those who have had nothing yet. */
function openQueue(recipients: readonly Mailbox[], clock: Clock): Queue {
  const fresh = recipients.values()
  const later: Waiting[] = []
  const takeLater = (index: number) => (index === -1 ? undefined : later.splice(index, 1)[0])
  return {
    take: () => {
      const now = clock.elapsed()
      const due = takeLater(later.findIndex((waiting) => waiting.due <= now))
      if (due !== undefined) return due
      const next = fresh.next()
      if (next.done !== true) return { recipient: next.value, attempts: 0, due: 0 }
      const soonest = later.reduce((least, waiting) => Math.min(least, waiting.due), Infinity)
      return takeLater(later.findIndex((waiting) => waiting.due === soonest))
    },
    putBack: (waiting) => {
      later.push(waiting)
    },
  }
}

/** The two steps that a crash may come between: said before it is done, and done before it is so. */
async function attempt(
  { from, compose, server, progress, clock }: Sending,
  { recipient }: Waiting,
): Promise<Delivery> {
  const { address } = recipient
  const message = await compose(recipient, clock.now())
  progress.record({ at: clock.now(), state: 'trying', address })
  const delivery = await server.handOver({ from: from.address, to: address }, message)
  progress.record({
    at: clock.now(),
    state: stateAfter(delivery),
    address,
    reason: delivery.reason,
  })
  return delivery
}

const stateAfter = ({ outcome }: Delivery): ProgressState =>
  outcome === 'unreachable' || outcome === 'rejected' ? 'deferred' : outcome

/** @returns what waits until the next message may go */
function openPace({ clock, rate }: Pick<Sending, 'clock' | 'rate'>): () => Promise<void> {
  const interval = 60_000 / rate
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    const early = next - clock.elapsed()
    if (early > 0) await clock.pause(early)
    next = clock.elapsed() + interval
  }
}
