import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What is known of a request to a hook: `id` is there if it is signed and must not come again. */
export type SignatureVerdict =
  { kind: 'accepted'; id?: string } | { kind: 'refused'; message: string }

export interface SignedRequest {
  /** With names in lower case. */
  headers: IncomingHttpHeaders
  /** The bytes as they came: one space more or less is another signature. */
  body: Uint8Array
  /** `whsec_` and base64 are the key of Standard Webhooks; whatever else signs by its UTF-8 bytes. */
  secret: string
  /** Milliseconds since the epoch. */
  now: number
}

/** How far the time of a signature may lie from ours, in milliseconds, either way. */
export const SIGNATURE_WINDOW = 5 * 60_000

const MOST_SIGNATURES = 16

/** Without a full stop in the id, an id, a time and a body are joined in one way only. */
const ID = '[\\w:-]{1,256}'
const TIME = '\\d{1,12}'
const SIGNED_ID = new RegExp(`^${ID}$`)
const SIGNED_TIME = new RegExp(`^${TIME}$`)
const LIKE_STANDARD_WEBHOOK = new RegExp(`^${ID}\\.${TIME}\\.`)

const refuse = (message: string): SignatureVerdict => ({ kind: 'refused', message })
const forged = refuse('The signature does not hold.')

/** From the strongest, which covers the time and the id, to the weakest, which covers nothing. */
const SCHEMES = [
  { header: 'webhook-signature', check: checkStandardWebhook },
  { header: 'x-hub-signature-256', check: checkGitHub },
  { header: 'x-gitea-signature', check: checkGitea },
  { header: 'x-gitlab-token', check: checkGitLabToken },
] as const

/**
 * Tells whether a request comes from someone who knows the secret: by Standard Webhooks (which is
 * also GitLab's signing token), GitHub's, Gitea's or Forgejo's signature, or GitLab's secret token.
 *
 * The strongest scheme that a request carries decides alone. A weaker one never makes up for it,
 * nor need it hold: GitLab sends its token beside its signature, and a relay that signs anew leaves
 * the sender's signature in place, each made with a secret of its own.
 *
 * Only an id that is signed is given. GitHub's, Gitea's and GitLab's can be changed by whoever
 * replays a delivery, and are rightly the same when an operator has one delivered again.
 */
export function checkSignature(request: SignedRequest): SignatureVerdict {
  const scheme = SCHEMES.find(({ header }) => request.headers[header] !== undefined)
  if (scheme === undefined) return refuse('The request is not signed in a way that is known here.')
  // Anyone can sign with the empty key.
  if (request.secret === '') return forged
  return scheme.check(request, textOf(request, scheme.header))
}

/** Standard Webhooks 1.0.0, ‘Verifying webhook authenticity’: the symmetric signature, `v1`. */
function checkStandardWebhook(request: SignedRequest, signatures: string): SignatureVerdict {
  const id = textOf(request, 'webhook-id')
  const time = textOf(request, 'webhook-timestamp')
  if (!SIGNED_ID.test(id) || !SIGNED_TIME.test(time)) return forged

  const signature = createHmac('sha256', standardKey(request.secret))
    .update(`${id}.${time}.`)
    .update(request.body)
    .digest('base64')
  // While a secret is being replaced, a request is signed with the old one and with the new.
  const candidates = signatures.split(' ', MOST_SIGNATURES)
  if (!candidates.some((candidate) => isSame(candidate, `v1,${signature}`))) return forged

  // Only now, so that the clock is not explained to strangers.
  const isFresh = Math.abs(request.now - Number(time) * 1000) <= SIGNATURE_WINDOW
  return isFresh
    ? { kind: 'accepted', id }
    : refuse('The request was signed more than five minutes from now: look at both clocks.')
}

function standardKey(secret: string): Buffer {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]{2,}={0,2})$/.exec(secret) ?? []
  return encoded === undefined ? Buffer.from(secret) : Buffer.from(encoded, 'base64')
}

function checkGitHub(request: SignedRequest, signature: string): SignatureVerdict {
  return isSame(signature, `sha256=${signBody(request)}`) ? acceptBody(request) : forged
}

function checkGitea(request: SignedRequest, signature: string): SignatureVerdict {
  return isSame(signature, signBody(request)) ? acceptBody(request) : forged
}

const signBody = ({ body, secret }: SignedRequest) =>
  createHmac('sha256', secret).update(body).digest('hex')

/** A Standard Webhook passed off as nothing but a signed body would never grow old. */
function acceptBody({ body }: SignedRequest): SignatureVerdict {
  const start = Buffer.from(body.subarray(0, 512)).toString('latin1')
  return LIKE_STANDARD_WEBHOOK.test(start) ? forged : { kind: 'accepted' }
}

function checkGitLabToken(request: SignedRequest, token: string): SignatureVerdict {
  // Node reads each byte of a header as one character.
  return isSame(Buffer.from(token, 'latin1'), request.secret) ? { kind: 'accepted' } : forged
}

function textOf({ headers }: SignedRequest, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** Compares digests, as `timingSafeEqual` needs equal lengths and a length would tell something. */
const isSame = (given: string | Buffer, expected: string) =>
  timingSafeEqual(digestOf(given), digestOf(expected))

const digestOf = (value: string | Buffer) => createHash('sha256').update(value).digest()
