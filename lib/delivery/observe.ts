import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** What became of a request. */
export interface Answer {
  method: string
  url: string
  /** 499, as nginx has it, where the reader went away before there was one. */
  status: number
  /** What the page cache did, in the words of RFC 9211; `none` where it was not asked. */
  cache: string
  seconds: number
  /** The reader went away before the answer was whole. */
  isCutShort: boolean
}

/** A listener that says what the page cache did. */
export type ObservedListener = (
  request: IncomingMessage,
  response: ServerResponse,
  seen: Pick<Answer, 'cache'>,
) => void

/** Tells of every request when it is over. */
export const observeRequests =
  (listener: ObservedListener, onAnswer: (answer: Answer) => void): RequestListener =>
  (request, response) => {
    const started = performance.now()
    const seen = { cache: 'none' }
    response.on('close', () => {
      onAnswer({
        method: request.method ?? '',
        url: request.url ?? '',
        status: response.headersSent ? response.statusCode : 499,
        cache: seen.cache,
        seconds: (performance.now() - started) / 1000,
        isCutShort: !response.writableFinished,
      })
    })
    listener(request, response, seen)
  }
