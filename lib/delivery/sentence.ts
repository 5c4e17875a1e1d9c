import type { ServerResponse } from 'node:http'

/** Answers with a sentence for whoever made the request, which no cache keeps. */
export function sendSentence(response: ServerResponse, status: number, sentence: string) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${sentence}\n`)
}
