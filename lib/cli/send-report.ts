import { Presets, SingleBar } from 'cli-progress'

import type { SendEvent } from '@/lib/mail/send'

interface SendReport {
  tell: (event: SendEvent) => void
  close: () => void
}

/** What is seen of a run: a bar on a terminal, else a line now and then. */
export const openSendReport = (total: number): SendReport =>
  process.stderr.isTTY ? openBar(total) : openLines(total)

function openBar(total: number): SendReport {
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} {note}', hideCursor: true, stopOnComplete: false },
    Presets.shades_classic,
  )
  bar.start(total, 0, { note: '' })
  return {
    tell: (event) => {
      if (event.kind === 'settled') bar.increment(1, { note: '' })
      else bar.update({ note: describeWaiting(event) })
    },
    close: () => bar.stop(),
  }
}

const LINE_EVERY = 100

function openLines(total: number): SendReport {
  let settled = 0
  return {
    tell: (event) => {
      if (event.kind === 'waiting') return console.error(describeWaiting(event))
      settled += 1
      const { recipient, state, reason } = event
      if (state !== 'accepted') console.error(`${recipient.address}: ${state}: ${reason}`)
      if (settled % LINE_EVERY === 0) console.error(`${settled} of ${total}`)
    },
    close: () => undefined,
  }
}

const describeWaiting = ({ milliseconds, reason }: SendEvent & { kind: 'waiting' }) =>
  `waiting ${Math.ceil(milliseconds / 1000)} s: ${reason}`
