import { Readable } from 'node:stream'

import SMTPConnection from 'nodemailer/lib/smtp-connection'

import type { SmtpServer } from './settings'

/** What became of one message. */
export interface Delivery {
  outcome:
    | 'accepted'
    /** For good, and because of this recipient or this message. */
    | 'refused'
    /** For now: the server asks to be tried again. */
    | 'deferred'
    /** There is no server to talk to; it has nothing. */
    | 'unreachable'
    /** The server will take nothing from us: its certificate, our password, our sender address. */
    | 'rejected'
    /** The line broke after the text had begun: the server may have it or not. */
    | 'unknown'
  /** In the server's words, where there are any. */
  reason: string
}

interface Envelope {
  from: string
  to: string
}

export interface MailServer {
  handOver: (envelope: Envelope, message: Buffer) => Promise<Delivery>
  close: () => void
}

/** Messages over one connection, before a server tires of it. */
const MESSAGES_PER_CONNECTION = 100

const TIMEOUTS = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 300_000 }

/** A mail server by way of one connection, which is opened when there is something to send. */
export function openMailServer(server: SmtpServer): MailServer {
  let open: Line | undefined
  const close = () => {
    open?.connection.quit()
    open = undefined
  }
  return {
    handOver: async (envelope, message) => {
      if (open !== undefined && open.messages >= MESSAGES_PER_CONNECTION) close()
      // A server may hang up on whoever says nothing for a while.
      const line = open?.isUp() === true ? open : await connect(server)
      if ('outcome' in line) return line
      open = line
      line.messages += 1
      const delivery = await send(line.connection, envelope, message)
      // Whatever went wrong, a new connection knows nothing of it.
      if (delivery.outcome !== 'accepted') {
        line.connection.close()
        open = undefined
      }
      return delivery
    },
    close,
  }
}

/** A connection on which messages may be handed over. */
interface Line {
  connection: SMTPConnection
  messages: number
  isUp: () => boolean
}

interface MailError extends Error {
  code?: string | undefined
  responseCode?: number | undefined
  command?: string | undefined
  response?: string | undefined
}

function connect({ host, port, secure, requireTls, auth }: SmtpServer): Promise<Line | Delivery> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ...TIMEOUTS,
    })
    let isUp = true
    const succeed = () => resolve({ connection, messages: 0, isUp: () => isUp })
    const fail = (error: MailError) => {
      isUp = false
      connection.close()
      resolve({ outcome: isLasting(error) ? 'rejected' : 'unreachable', reason: wordsOf(error) })
    }
    // Stays: an idle connection that breaks is an error too, and one without a listener ends us.
    connection.on('error', fail)
    connection.on('end', () => {
      isUp = false
    })
    connection.connect((error) => {
      if (error) fail(error)
      else if (auth === undefined) succeed()
      else connection.login({ credentials: auth }, (no) => (no ? fail(no) : succeed()))
    })
  })
}

/** The server's own, where it has said anything. */
const wordsOf = ({ response, message }: MailError): string => response ?? message

/** What trying again would not change: a wrong password, a server that has no TLS. */
const isLasting = ({ code, responseCode = 0 }: MailError) =>
  responseCode >= 500 ||
  (responseCode === 0 && (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS'))

function send(
  connection: SMTPConnection,
  { from, to }: Envelope,
  message: Buffer,
): Promise<Delivery> {
  let hasBegun = false
  // Read only once the server has asked for the text, which is what has to be known.
  const text = new Readable({
    read() {
      hasBegun = true
      this.push(message)
      this.push(null)
    },
  })
  return new Promise((resolve) => {
    connection.send({ from, to, size: message.length }, text, (error, sent) => {
      resolve(
        error
          ? { outcome: outcomeOf(error, hasBegun), reason: wordsOf(error) }
          : { outcome: 'accepted', reason: sent?.response ?? '' },
      )
    })
  })
}

function outcomeOf(
  { responseCode = 0, command = '', code }: MailError,
  hasBegun: boolean,
): Delivery['outcome'] {
  if (responseCode === 0) {
    if (hasBegun) return 'unknown'
    // Larger than what the server takes, which it said at the start.
    return code === 'EMESSAGE' ? 'rejected' : 'unreachable'
  }
  if (responseCode === 421) return 'unreachable'
  if (responseCode < 500) return 'deferred'
  return command === 'RCPT TO' || command === 'DATA' ? 'refused' : 'rejected'
}
