import { z } from 'zod'

import { readVariables } from '@/lib/environment'

import { type Mailbox, parseMailbox } from './mailbox'
import { parseUnsubscribe, type Unsubscribe } from './unsubscribe'

/** A mail server that takes messages from us. */
export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte, in place of STARTTLS. */
  secure: boolean
  /** Without TLS, nothing is said to it. */
  requireTls: boolean
  auth: { user: string; pass: string } | undefined
}

const DEFAULT_PORTS = { 'smtp:': 587, 'smtps:': 465 } as const

const smtpUrl = z.string().transform((text, context): SmtpServer => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const server = url && toServer(url)
  if (server !== undefined) return server
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

function toServer(url: URL): SmtpServer | undefined {
  const { protocol, hostname, username, password, pathname, search, hash } = url
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return undefined
  if (hostname === '' || !['', '/'].includes(pathname) || search + hash !== '') return undefined
  if ((username === '') !== (password === '')) return undefined
  const user = decode(username)
  const pass = decode(password)
  if (user === undefined || pass === undefined) return undefined
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: url.port === '' ? DEFAULT_PORTS[protocol] : Number(url.port),
    secure: protocol === 'smtps:',
    // A password must not cross a network in clear.
    requireTls: user !== '' && !isThisMachine(host),
    auth: user === '' ? undefined : { user, pass },
  }
}

const isThisMachine = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/.test(host)

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const mailbox = z.string().transform((text, context): Mailbox => {
  const parsed = parseMailbox(text)
  if (!('problem' in parsed)) return parsed
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

const unsubscribe = z.string().transform((text, context): Unsubscribe => {
  const parsed = parseUnsubscribe(text)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

const mailSettingsSchema = z
  .object({
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: mailbox.optional(),
    MAIL_UNSUBSCRIBE: unsubscribe.optional(),
    MAIL_SECRET: z.string().min(16).optional(),
  })
  .transform((env) => ({
    server: env.SMTP_URL,
    from: env.MAIL_FROM,
    unsubscribe: env.MAIL_UNSUBSCRIBE,
    secret: env.MAIL_SECRET,
  }))

export type MailSettings = z.output<typeof mailSettingsSchema>

const expectations = {
  SMTP_URL:
    'smtp:// or smtps:// with a host, such as smtp://user:password@mail.example.org:587 (odd characters as %XX)',
  MAIL_FROM: 'a name and an address, such as `Example News <news@example.org>`',
  MAIL_UNSUBSCRIBE:
    'an https address with {address} or {token} in it, a mailto address, or both with a space between',
  MAIL_SECRET: 'a key of at least 16 characters',
} as const satisfies Record<keyof z.input<typeof mailSettingsSchema>, string>

/**
 * What it takes to send mail. The site itself never reads it, so that a mistake here stops no site.
 *
 * @throws an Error that names every wrong variable, one sentence each
 */
export function readMailSettings(environment: Partial<Record<string, string>>): MailSettings {
  const settings = readVariables(
    { schema: mailSettingsSchema, expectations, secrets: ['SMTP_URL', 'MAIL_SECRET'] },
    environment,
  )
  if (settings.unsubscribe?.needsSecret === true && settings.secret === undefined) {
    throw new Error('MAIL_UNSUBSCRIBE has a {token}, which needs MAIL_SECRET: set that too.')
  }
  return settings
}

/** The names of the variables without which nothing can be sent, of those that are not set. */
export const listMissing = ({ server, from, unsubscribe: leave }: MailSettings): string[] => [
  ...(server === undefined ? ['SMTP_URL'] : []),
  ...(from === undefined ? ['MAIL_FROM'] : []),
  ...(leave === undefined ? ['MAIL_UNSUBSCRIBE'] : []),
]
