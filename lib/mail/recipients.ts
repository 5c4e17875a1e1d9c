import { identityOf, type Mailbox, parseMailbox } from './mailbox'

/** A list of recipients, or everything that is wrong with it. */
export type RecipientList = { recipients: Mailbox[] } | { problems: string[] }

/**
 * Reads a list: one mailbox a line; empty lines and those that begin with # say nothing.
 *
 * @param file how the problems name the list: ‘readers.txt:3: …’
 */
export function parseRecipients(bytes: Uint8Array, file: string): RecipientList {
  const text = decode(bytes)
  if (text === undefined) return { problems: [`${file}: the list is not UTF-8: save it as that.`] }
  const recipients: Mailbox[] = []
  const problems: string[] = []
  const lineOf = new Map<string, number>()
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const written = line.trim()
    if (written === '' || written.startsWith('#')) continue
    const mailbox = parseMailbox(written)
    const place = `${file}:${index + 1}:`
    if ('problem' in mailbox) {
      problems.push(`${place} \`${shown(written)}\` ${mailbox.problem}.`)
      continue
    }
    const earlier = lineOf.get(identityOf(mailbox))
    if (earlier !== undefined) {
      problems.push(`${place} \`${mailbox.address}\` is on line ${earlier} already: keep one.`)
      continue
    }
    lineOf.set(identityOf(mailbox), index + 1)
    recipients.push(mailbox)
  }
  if (problems.length > 0) return { problems }
  if (recipients.length === 0) return { problems: [`${file}: there is no address in the list.`] }
  return { recipients }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** On one line of a terminal, whatever was written. */
function shown(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
  return visible.length > 80 ? `${visible.slice(0, 80)}…` : visible
}
