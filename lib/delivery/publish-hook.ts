import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { finished } from 'node:stream'

import { checkSignature, SIGNATURE_WINDOW } from './hook-signature'

export interface PublishHook {
  secret: string
  /** Starts the look for a new revision and returns at once; it neither throws nor rejects. */
  announce: () => void
  /** Milliseconds since the epoch. */
  now: () => number
  /** Whether a signed id comes for the first time; by default a list of this process. */
  remember?: ReplayList
}

export type ReplayList = (id: string, now: number) => boolean

/** 1 MB: GitHub sends up to 25, but what is read here is one push to a newsroom. */
const LARGEST_BODY = 1_048_576

/** How long the rest of a body that is too large is thrown away, in milliseconds. */
const LINGER = 2000

/** From five minutes ahead of our clock to five behind it, one signature holds for ten. */
const REMEMBERED = 2 * SIGNATURE_WINDOW

const MOST_REMEMBERED = 10_000

const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/**
 * Answers a signed ‘look now’. What the body says is never read: whatever was pushed, the
 * publisher looks at the commit itself.
 */
export function publishHook(hook: PublishHook): RequestListener {
  const { secret, announce, now, remember = openReplayList() } = hook

  const judge = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const time = now()
    const verdict = checkSignature({ headers: request.headers, body, secret, now: time })
    if (verdict.kind === 'refused') return answer(response, 401, verdict.message)
    if (verdict.id !== undefined && !remember(verdict.id, time))
      return answer(response, 409, 'This request has been here before.')
    announce()
    answer(response, 202, 'Looking for a new revision.')
  }

  return (request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST')
      return answer(response, 405, 'Only POST is answered here.')
    }
    receiveBody(request, {
      whole: (body) => judge(request, response, body),
      tooLarge: () => refuseTooLarge(request, response),
    })
  }
}

/** Calls one of the two, or neither when the sender breaks off. */
function receiveBody(
  request: IncomingMessage,
  { whole, tooLarge }: { whole: (body: Buffer) => void; tooLarge: () => void },
) {
  const declared = Number(request.headers['content-length'] ?? LARGEST_BODY)
  if (declared > LARGEST_BODY) return tooLarge()
  // One piece of memory: as a list of chunks, 1 MB that comes byte by byte takes 200 MB.
  const body = Buffer.allocUnsafeSlow(declared)
  let size = 0
  const unwatch = finished(request, { writable: false }, (error) => {
    if (!error) whole(body.subarray(0, size))
  })
  const take = (chunk: Buffer) => {
    if (size + chunk.length > body.length) {
      unwatch()
      request.off('data', take)
      return tooLarge()
    }
    size += chunk.copy(body, size)
  }
  request.on('data', take)
}

/**
 * Answers at once, and throws away what still comes for a while: a connection that is closed
 * before all was read is reset, and many a client then never sees the answer.
 */
function refuseTooLarge(request: IncomingMessage, response: ServerResponse) {
  const sentence = 'The body is larger than 1 MB.\n'
  response.writeHead(413, { ...HEADERS, connection: 'close', 'content-length': sentence.length })
  response.write(sentence)
  const close = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(close, LINGER).unref()
  finished(request, { writable: false }, close)
  request.resume()
}

function answer(response: ServerResponse, status: number, sentence: string) {
  response.writeHead(status, HEADERS).end(`${sentence}\n`)
}

/** A list that forgets an id when its signature no longer holds, and the oldest when it is full. */
export function openReplayList(): ReplayList {
  const seen = new Map<string, number>()
  return (id, now) => {
    for (const [oldest, at] of seen) {
      if (now - at <= REMEMBERED) break
      seen.delete(oldest)
    }
    if (seen.has(id)) return false
    seen.set(id, now)
    if (seen.size > MOST_REMEMBERED) {
      const [oldest] = seen.keys()
      if (oldest !== undefined) seen.delete(oldest)
    }
    return true
  }
}
