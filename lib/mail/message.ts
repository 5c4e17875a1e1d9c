import { createHash } from 'node:crypto'

import MailComposer from 'nodemailer/lib/mail-composer'
import { encodeWords, isPlainText, quoteString } from 'nodemailer/lib/mime-funcs'

import { addressLetter, type Letter } from './letter'
import { identityOf, type Mailbox } from './mailbox'
import type { UnsubscribeLinks } from './unsubscribe'

interface Addressing {
  from: Mailbox
  to: Mailbox
  /** When it is handed over. */
  date: string
  /** Without any, the message says nothing of leaving the list. */
  links: UnsubscribeLinks | undefined
}

/** A letter to one reader as a whole message (RFC 5322), in two parts that say the same. */
export function composeMessage(letter: Letter, { from, to, date, links }: Addressing) {
  const { subject, html, text } = addressLetter(letter, links?.web ?? links?.mail)
  const id = messageIdOf(letter, to)
  const composer = new MailComposer({
    from: toAddress(from),
    to: toAddress(to),
    subject,
    date: new Date(date),
    messageId: `<${id}>`,
    headers: listHeaders(letter, links),
    text,
    html,
    // Else it would be random, and one message of many shapes.
    baseBoundary: id.slice(0, 32),
    newline: 'win',
    disableUrlAccess: true,
    disableFileAccess: true,
  })
  return composer.compile().build()
}

const toAddress = ({ name, address }: Mailbox) => (name === undefined ? address : { name, address })

/**
 * The same for the same update and reader whenever it is made: a message that comes twice after all
 * is shown once by the many programs that go by it.
 */
export function messageIdOf({ topic, number, host }: Letter, to: Mailbox): string {
  const name = [host, topic.id, number, identityOf(to)].join('\n')
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 32)
  return `${digest}.${topic.id}.${number}@${host}`
}

interface Header {
  key: string
  value: string | { prepared: true; foldLines: true; value: string }
}

/** Headers of a list that nobody but the newsroom writes to (RFC 2369, 2919, 5064 and 8058). */
function listHeaders(letter: Letter, links: UnsubscribeLinks | undefined): Header[] {
  const { topic, host, archiveUrl, pageUrl, ownerEmail, language } = letter
  const leave = [links?.web, links?.mail].filter((url) => url !== undefined)
  return [
    header('List-ID', `${phrase(topic.title)} <${topic.id}.${host}>`),
    header('List-Archive', `<${archiveUrl}>`),
    header('List-Post', 'NO'),
    ...(ownerEmail === undefined ? [] : [header('List-Owner', `<mailto:${ownerEmail}>`)]),
    ...(leave.length === 0
      ? []
      : [header('List-Unsubscribe', leave.map((url) => `<${url}>`).join(', '))]),
    // Only an https address can be told by a program, and in one request.
    ...(links?.web === undefined
      ? []
      : [header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click')]),
    header('Archived-At', `<${pageUrl}>`),
    header('Content-Language', language),
  ]
}

const header = (key: string, value: string): Header => ({
  key,
  value: { prepared: true, foldLines: true, value },
})

/** Words of a header in quotes, or encoded where they are not ASCII (RFC 2047). */
const phrase = (text: string): string =>
  isPlainText(text) ? quoteString(text) : encodeWords(text, 'Q', 52, true)
