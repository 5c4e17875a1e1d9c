import { PrivateAddressError, type Question, type Reply } from './ask'
import { OfflineError } from './connection'

/** What became of an address. */
export type Verdict =
  | { kind: 'sound' }
  | { kind: 'moved'; to: string }
  /** `reason` ends the sentence ‘the source is gone: …’. */
  | { kind: 'dead'; reason: string }
  /** It may be sound for people; `reason` ends the sentence ‘it gave no clear answer: …’. */
  | { kind: 'unclear'; reason: string }

export interface LinkChecker {
  /** Asks a server, when it is its turn. */
  ask: (question: Pick<Question, 'url' | 'method'>) => Promise<Reply>
  /** @param milliseconds until the next attempt */
  wait: (milliseconds: number) => Promise<unknown>
  /** This instant in milliseconds. */
  now: () => number
}

/** Redirects that are followed, as browsers do. */
const HOPS = 20

/** Milliseconds before a second attempt, and before a third. */
const PAUSES = [2_000, 8_000] as const

/** Milliseconds for which a server may ask to be left alone without being left alone for good. */
const LONGEST_PAUSE = 60_000

/** Where a document is, if anywhere. Whoever answers too busy is asked again, later. */
export async function checkLink(address: string, checker: LinkChecker): Promise<Verdict> {
  let url = new URL(address)
  /** As far as the way there is for ever. */
  let lasting = url
  let isLasting = true
  for (let hop = 0; hop <= HOPS; hop++) {
    const reply = await askPatiently(url, checker)
    if ('kind' in reply) return reply
    const { status, location } = reply
    if (!isRedirect(status) || location === undefined) return judge(status, address, lasting)
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined
    if (next === undefined || !/^https?:$/.test(next.protocol)) {
      return { kind: 'unclear', reason: `it leads on to ${location}` }
    }
    next.hash ||= url.hash
    isLasting &&= status === 301 || status === 308
    url = next
    if (isLasting) lasting = next
  }
  return { kind: 'unclear', reason: `it leads on more than ${HOPS} times` }
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

function judge(status: number, address: string, lasting: URL): Verdict {
  if (status === 404 || status === 410) {
    return { kind: 'dead', reason: `the server answers ${status}` }
  }
  if (status >= 400 || status < 200) {
    return { kind: 'unclear', reason: `the server answers ${status}${meanings[status] ?? ''}` }
  }
  return lasting.href === new URL(address).href
    ? { kind: 'sound' }
    : { kind: 'moved', to: lasting.href }
}

const meanings: Readonly<Record<number, string>> = {
  401: ', as it wants a password',
  403: ', as it lets no program in',
  429: ', as it is asked too often',
}

/** The last answer, or what stands in the way of one. */
async function askPatiently(url: URL, checker: LinkChecker): Promise<Reply | Verdict> {
  for (let attempt = 0; ; attempt++) {
    const pause = PAUSES[attempt]
    try {
      const reply = await askSparingly(url, checker)
      if (!isBusy(reply.status) || pause === undefined) return reply
      const wanted = readRetryAfter(reply.retryAfter, checker.now()) ?? pause
      if (wanted > LONGEST_PAUSE) return reply
      await checker.wait(Math.max(wanted, pause))
    } catch (error) {
      const verdict = explain(error)
      if (verdict === 'try again' && pause !== undefined) await checker.wait(pause)
      else if (verdict === 'try again') return { kind: 'unclear', reason: 'it gives no answer' }
      else return verdict
    }
  }
}

const isBusy = (status: number) => status === 429 || (status >= 500 && status !== 501)

/** Without the text, unless the server minds: then, and before a source is called gone, with it. */
async function askSparingly(url: URL, { ask }: LinkChecker): Promise<Reply> {
  const reply = await ask({ url, method: 'HEAD' })
  return [403, 404, 405, 410, 501].includes(reply.status) ? ask({ url, method: 'GET' }) : reply
}

/** Milliseconds, from a number of seconds or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

function explain(error: unknown): Verdict | 'try again' {
  if (error instanceof OfflineError) throw error
  if (error instanceof PrivateAddressError) {
    return { kind: 'unclear', reason: `${error.message} is a private address, which is not asked` }
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND') return { kind: 'dead', reason: 'its server has no address any more' }
  if (/^(?:ERR_TLS|CERT_|ERR_SSL|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code)) {
    return { kind: 'unclear', reason: `its certificate is not sound (${code})` }
  }
  return 'try again'
}
