import { request as ask, type RequestListener } from 'node:http'
import { pipeline } from 'node:stream'

import { sendSentence } from './sentence'

/** Hands a request as it is to another process of this machine, and its answer back. */
export const forwardTo =
  (port: number): RequestListener =>
  (request, response) => {
    const { method, url, headers } = request
    const forwarded = ask({ host: '127.0.0.1', port, method, path: url, headers, agent: false })
    forwarded.once('response', (answer) => {
      // The connection to the reader is our own affair.
      const { connection: _connection, 'keep-alive': _keepAlive, ...theirs } = answer.headers
      response.writeHead(answer.statusCode ?? 502, theirs)
      // An answer that breaks off must not look whole, nor keep the reader waiting.
      pipeline(answer, response, () => undefined)
    })
    forwarded.on('error', () => {
      // An answer may come, and the connection end, before the request was read to its end.
      if (!response.headersSent)
        sendSentence(response, 502, 'The process that publishes does not answer.')
    })
    response.once('close', () => forwarded.destroy())
    request.pipe(forwarded)
    // What is left of a request that was answered early stands in the way of the next one.
    forwarded.once('close', () => request.resume())
  }
