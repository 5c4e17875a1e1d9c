import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { drawEdition } from '@/components/mail/draw-edition'
import { currentTime } from '@/lib/dates'
import { toEdition } from '@/lib/mail/edition'
import { findPublishedUpdate } from '@/lib/mail/find-update'
import { fitEdition } from '@/lib/mail/fit'
import { type Letter, toLetter, UNSUBSCRIBE_STAND_IN } from '@/lib/mail/letter'
import type { Mailbox } from '@/lib/mail/mailbox'
import { composeMessage } from '@/lib/mail/message'
import { parseRecipients } from '@/lib/mail/recipients'
import { listMissing, type MailSettings, readMailSettings } from '@/lib/mail/settings'
import { unsubscribeLinks } from '@/lib/mail/unsubscribe'
import { settings } from '@/lib/settings'
import { siteUrl } from '@/lib/site'

import { indexPublished } from './index-published'
import { dryRun, sendLetter } from './send-letter'

export interface EmailOptions {
  out?: string
  send?: boolean
  dryRun?: boolean
  recipients?: string
  rate: number
  resume?: string
  retryUnknown?: boolean
  retryRefused?: boolean
}

/** Which update of which topic. */
export interface Asked {
  topic: string
  number: number
}

/** @returns the exit code, as --help explains it */
export async function mailUpdate(asked: Asked, options: EmailOptions): Promise<number> {
  const isSent = options.send === true || options.dryRun === true
  if (!isSent && options.out === undefined) {
    throw new Error('Say what becomes of the mail: --out <file>, --send or --dry-run.')
  }
  const mail = readMailSettings(process.env)
  if (!isSent) return writeMessage(await makeLetter(asked, mail), mail, options.out ?? '-')

  const { server, from, unsubscribe } = mail
  if (server === undefined || from === undefined || unsubscribe === undefined) {
    throw new Error(`To send mail, set ${listMissing(mail).join(', ')}: see docs/operations.md.`)
  }
  const recipients = await readRecipients(options.recipients)
  const letter = await makeLetter(asked, mail)
  if (isUnreachable(letter)) {
    throw new Error(`${NO_ADDRESS} Nothing was sent.`)
  }
  const { indexPath } = settings()
  const job = {
    letter,
    recipients,
    mail: { ...mail, server, from, unsubscribe },
    resume: options.resume ?? join(dirname(indexPath), `mail-${asked.topic}-${asked.number}.jsonl`),
    rate: options.rate,
    retry: new Set([
      ...(options.retryUnknown === true ? (['trying', 'unknown'] as const) : []),
      ...(options.retryRefused === true ? (['refused'] as const) : []),
    ]),
  }
  return options.dryRun === true ? dryRun(job) : sendLetter(job)
}

const NO_ADDRESS =
  'The links of this mail lead to this machine: set `url` in site.yaml, or SITE_URL.'

const isUnreachable = ({ pageUrl }: Letter) =>
  /^(?:localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(new URL(pageUrl).hostname)

async function makeLetter(asked: Asked, { unsubscribe }: MailSettings) {
  const now = currentTime()
  const { archive, site, close } = await indexPublished(now)
  try {
    const update = findPublishedUpdate(archive, asked)
    const whole = toEdition(archive, update, { base: siteUrl(site), now })
    const standIn = unsubscribe && UNSUBSCRIBE_STAND_IN
    const fitted = await fitEdition(whole, (edition) => drawEdition(edition, standIn))
    return toLetter(fitted, unsubscribe !== undefined)
  } finally {
    close()
  }
}

async function readRecipients(path: string | undefined): Promise<Mailbox[]> {
  if (path === undefined) throw new Error('To whom? Name a list: --recipients <file>.')
  const list = parseRecipients(await readFile(path), path)
  if ('recipients' in list) return list.recipients
  throw new Error([...list.problems, 'Nothing was sent.'].join('\n'))
}

/** Of a name that is kept for what does not exist (RFC 2606). */
const NOBODY: Mailbox = { name: 'MAIL_FROM is not set', address: 'mail-from@example.invalid' }

async function writeMessage(letter: Letter, mail: MailSettings, path: string): Promise<number> {
  const from = mail.from ?? NOBODY
  const { unsubscribe } = mail
  const links = unsubscribe && unsubscribeLinks(unsubscribe, from, mail.secret)
  const message = await composeMessage(letter, { from, to: from, date: currentTime(), links })
  if (isUnreachable(letter)) console.error(`${NO_ADDRESS} This file is for looking at only.`)
  if (path === '-') {
    process.stdout.write(message)
    return 0
  }
  await writeFile(`${path}.part`, message)
  await rename(`${path}.part`, path)
  console.error(`${path}: ${letter.subject}`)
  return 0
}
