import { createHmac } from 'node:crypto'

import { identityOf, parseMailbox } from './mailbox'

/** Where a reader leaves the list, with `{address}` and `{token}` in place of who is leaving. */
export interface Unsubscribe {
  web: string | undefined
  mail: string | undefined
  needsSecret: boolean
}

/** The addresses by which one reader leaves the list. */
export interface UnsubscribeLinks {
  web: string | undefined
  mail: string | undefined
}

const PLACEHOLDER = /\{(address|token)\}/g

/** An https and a mailto template, either or both; `undefined` when they would not work. */
export function parseUnsubscribe(text: string): Unsubscribe | undefined {
  const templates = text.trim().split(/\s+/)
  const web = templates.filter((template) => template.startsWith('https://'))
  const mail = templates.filter((template) => template.startsWith('mailto:'))
  if (templates.length !== web.length + mail.length) return undefined
  if (web.length > 1 || mail.length > 1) return undefined
  if (!web.every(isWebTemplate) || !mail.every(isMailTemplate)) return undefined
  return { web: web[0], mail: mail[0], needsSecret: text.includes('{token}') }
}

/** Without a placeholder it could not know who is leaving. */
const isWebTemplate = (template: string) =>
  template.search(PLACEHOLDER) !== -1 && isAddress(template.replace(PLACEHOLDER, 'x'))

/** Who writes is who is leaving, so that a placeholder may be missing. */
function isMailTemplate(template: string): boolean {
  const [mailbox = ''] = template.slice('mailto:'.length).split('?')
  const sample = mailbox.replace(PLACEHOLDER, 'x')
  return !('problem' in parseMailbox(sample)) && isAddress(template.replace(PLACEHOLDER, 'x'))
}

/** A line of a header has at most 998 characters, and an address of a reader may take 762. */
const MAXIMUM_TEMPLATE = 200

const isAddress = (text: string) =>
  text.length <= MAXIMUM_TEMPLATE && URL.canParse(text) && !/[<>{}"\\^`|,\u0080-\uffff]/.test(text)

export function unsubscribeLinks(
  { web, mail }: Unsubscribe,
  recipient: { address: string },
  secret: string | undefined,
): UnsubscribeLinks {
  const values = {
    address: recipient.address,
    token: secret === undefined ? '' : unsubscribeToken(recipient, secret),
  }
  const fill = (template: string) =>
    template.replace(PLACEHOLDER, (_match, name: keyof typeof values) =>
      encodeURIComponent(values[name]),
    )
  return { web: web && fill(web), mail: mail && fill(mail) }
}

/**
 * What nobody but the newsroom and its list manager can make up: HMAC-SHA-256 of the address in
 * lower case, in base64url.
 */
const unsubscribeToken = (recipient: { address: string }, secret: string): string =>
  createHmac('sha256', secret).update(identityOf(recipient)).digest('base64url')
