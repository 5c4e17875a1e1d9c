import type { RequestListener, ServerResponse } from 'node:http'

import { secure } from '@/lib/delivery/headers'
import type { ObservedListener } from '@/lib/delivery/observe'

import { PASS_COOKIE, readCookie, TIME_COOKIE, writeCookie } from './cookies'
import { isSame, passFor } from './pass'

export interface Gate {
  secret: string
  /** Answers those who have followed the secret link. */
  preview: RequestListener
  isHttps: () => boolean
}

/** Seconds for which the link need not be followed again. */
const WEEK = 7 * 24 * 3600
const FOLDER = '/preview/'
/** In the log, the secret does not stand. */
const REDACTED = `${FOLDER}-`

/**
 * Parts those who have followed the secret link, `/preview/<secret>`, from all others: theirs is
 * the preview, and no answer of the one comes from where those of the others are kept.
 */
export function openGate({ secret, preview, isHttps }: Gate) {
  const pass = passFor(secret)
  const setCookies = (response: ServerResponse, values: Record<string, string>, maxAge: number) =>
    response.setHeader(
      'set-cookie',
      Object.entries(values).map(([name, value]) =>
        writeCookie(name, value, { isHttps: isHttps(), maxAge }),
      ),
    )
  const goToFront = (response: ServerResponse) => {
    secure(response, isHttps())
    response.writeHead(303, {
      location: '/',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    })
    response.end()
  }

  return (pages: ObservedListener): ObservedListener =>
    (request, response, seen) => {
      const path = request.url?.split('?')[0] ?? ''
      if (path.startsWith(FOLDER)) {
        const word = path.slice(FOLDER.length)
        request.url = REDACTED
        if (word === 'leave') {
          setCookies(response, { [PASS_COOKIE]: '', [TIME_COOKIE]: '' }, 0)
          return goToFront(response)
        }
        if (isSame(decode(word), secret)) {
          setCookies(response, { [PASS_COOKIE]: pass }, WEEK)
          return goToFront(response)
        }
        return pages(request, response, seen)
      }
      const shown = readCookie(request, PASS_COOKIE)
      if (shown !== undefined && isSame(shown, pass)) preview(request, response)
      else pages(request, response, seen)
    }
}

function decode(word: string): string | undefined {
  try {
    return decodeURIComponent(word)
  } catch {
    return undefined
  }
}
