import { setTimeout } from 'node:timers/promises'

import { currentTime } from '@/lib/dates'
import type { Letter } from '@/lib/mail/letter'
import { identityOf, type Mailbox } from '@/lib/mail/mailbox'
import { composeMessage } from '@/lib/mail/message'
import {
  lastEntry,
  openProgressFile,
  type ProgressEntry,
  type ProgressFile,
  type ProgressState,
  readProgress,
} from '@/lib/mail/progress-file'
import { type Clock, listDue, sendAll } from '@/lib/mail/send'
import type { MailSettings } from '@/lib/mail/settings'
import { openMailServer } from '@/lib/mail/smtp'
import { unsubscribeLinks } from '@/lib/mail/unsubscribe'

import { openSendReport } from './send-report'

/** A letter, a list, and all that it takes to bring them together. */
export interface SendJob {
  letter: Letter
  recipients: Mailbox[]
  mail: {
    [Name in keyof MailSettings]: Name extends 'secret'
      ? MailSettings[Name]
      : NonNullable<MailSettings[Name]>
  }
  /** Path of the record of who has got it. */
  resume: string
  rate: number
  retry: ReadonlySet<ProgressState>
}

const editionOf = ({ host, topic, number }: Letter) => `${host}/${topic.id}/${number}`

/** Says what would be sent; no server hears of it and nothing is written. */
export function dryRun({ letter, recipients, mail, resume, rate, retry }: SendJob): 0 {
  const entries = readProgress(resume, editionOf(letter))
  const due = listDue(recipients, entries, retry)
  const kilobytes = (text: string) => `${Math.ceil(Buffer.byteLength(text) / 1000)} kB`
  console.log(`Subject: ${letter.subject}`)
  console.log(`From: ${mail.from.address}, by ${mail.server.host}:${mail.server.port}`)
  console.log(`Parts: HTML ${kilobytes(letter.html)}, text ${kilobytes(letter.text)}`)
  console.log(`Would be sent to ${due.length} of ${recipients.length}, at most ${rate} a minute.`)
  for (const line of describeStates(recipients, entries)) console.log(line)
  return 0
}

/** @returns the exit code */
export async function sendLetter(job: SendJob): Promise<number> {
  const { letter, recipients, mail, resume, rate, retry } = job
  const progress = openProgressFile(resume, editionOf(letter))
  const server = openMailServer(mail.server)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  // Once: whoever asks twice means it.
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const report = openSendReport(listDue(recipients, progress.entries, retry).length)
  try {
    const { stopped } = await sendAll({
      from: mail.from,
      recipients,
      compose: (to, date) => {
        const links = unsubscribeLinks(mail.unsubscribe, to, mail.secret)
        return composeMessage(letter, { from: mail.from, to, date, links })
      },
      server,
      progress,
      clock: openClock(stopping.signal),
      rate,
      retry,
      shouldStop: () => stopping.signal.aborted,
      report: report.tell,
    })
    report.close()
    if (stopped !== undefined) console.error(stopped)
    for (const line of describeStates(recipients, progress.entries)) console.log(line)
    return exitCodeOf(recipients, progress, stopped)
  } finally {
    report.close()
    server.close()
    progress.close()
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

function exitCodeOf(recipients: Mailbox[], progress: ProgressFile, stopped: string | undefined) {
  const states = recipients.map((recipient) => lastEntry(progress.entries, recipient)?.state)
  if (
    stopped !== undefined ||
    states.some((state) => state === undefined || state === 'deferred')
  ) {
    return 3
  }
  return states.every((state) => state === 'accepted') ? 0 : 2
}

/** A clock whose pauses end when the process is told to. */
const openClock = (signal: AbortSignal): Clock => ({
  elapsed: () => performance.now(),
  now: currentTime,
  pause: (milliseconds) =>
    // Only the signal makes it throw.
    setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
})

const stateWords = {
  accepted: 'have it: the mail server took the message',
  refused: 'were refused (--retry-refused sends to them once more)',
  deferred: 'could not be sent to for now (the same command tries again)',
  unknown: 'may or may not have it (--retry-unknown sends to them once more)',
  trying: 'may or may not have it (--retry-unknown sends to them once more)',
} as const satisfies Record<ProgressState, string>

/** How many are in which state, with the names of those that someone has to look after. */
function describeStates(
  recipients: readonly Mailbox[],
  entries: ReadonlyMap<string, ProgressEntry>,
): string[] {
  const known = recipients.flatMap((recipient) => entries.get(identityOf(recipient)) ?? [])
  const of = (...states: ProgressState[]) => known.filter(({ state }) => states.includes(state))
  const groups = [of('accepted'), of('deferred'), of('refused'), of('unknown', 'trying')]
  const rest = recipients.length - known.length
  return [
    ...groups.flatMap((entriesOfState) => {
      const [first] = entriesOfState
      if (first === undefined) return []
      const line = `${entriesOfState.length} ${stateWords[first.state]}`
      return first.state === 'accepted' ? [line] : [`${line}:`, ...entriesOfState.map(describe)]
    }),
    ...(rest > 0 ? [`${rest} have not been sent to yet`] : []),
  ]
}

const describe = ({ address, reason }: ProgressEntry) =>
  `  ${address}${reason === undefined ? '' : `: ${reason.replace(/\s+/g, ' ')}`}`
