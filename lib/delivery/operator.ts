import type { RequestListener, ServerResponse } from 'node:http'

import { sendSentence } from './sentence'

export interface Operator {
  /** Whether there is a revision to serve. */
  isReady: () => boolean
  /** A value for JSON. */
  status: () => unknown
  metrics: () => Promise<{ contentType: string; text: string }>
  onError: (error: unknown) => void
}

/** Paths that are for whoever runs the site. */
export const isOperatorPath = (path: string) => path.startsWith('/health/') || path === '/metrics'

/** Answers /health/live, /health/ready, /health/status and /metrics. */
export function operatorPages(operator: Operator): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return sendSentence(response, 405, 'Only GET and HEAD are answered here.')
    }
    answer(operator, request.url?.split('?')[0] ?? '', response).catch((error: unknown) => {
      operator.onError(error)
      if (response.headersSent) response.destroy()
      else sendSentence(response, 500, 'The answer could not be made; the log says why.')
    })
  }
}

async function answer(operator: Operator, path: string, response: ServerResponse) {
  switch (path) {
    case '/health/live':
      return sendSentence(response, 200, 'The process is alive.')
    case '/health/ready':
      return operator.isReady()
        ? sendSentence(response, 200, 'A revision is served.')
        : sendSentence(response, 503, 'There is no revision to serve yet.')
    case '/health/status':
      return send(response, 'application/json; charset=utf-8', toJson(operator.status()))
    case '/metrics': {
      const { contentType, text } = await operator.metrics()
      return send(response, contentType, text)
    }
    default:
      return sendSentence(response, 404, 'There is nothing at this address.')
  }
}

function send(response: ServerResponse, contentType: string, text: string) {
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' })
  response.end(text)
}

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
