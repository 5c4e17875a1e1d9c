import type { IncomingMessage } from 'node:http'

/** What a preview is remembered by; the proxy in front knows the first, see deploy/nginx.conf. */
export const PASS_COOKIE = 'foresheet_preview'
export const TIME_COOKIE = 'foresheet_preview_at'

export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const [, value] = pairs.find(([key]) => key === name) ?? []
  return value
}

interface CookieOptions {
  isHttps: boolean
  /** Seconds; 0 removes it, and without it the cookie goes with the browser's session. */
  maxAge?: number
}

/** Out of reach of scripts and of other sites' requests, except for links. */
export const writeCookie = (
  name: string,
  value: string,
  { isHttps, maxAge }: CookieOptions,
): string =>
  [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isHttps ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')
