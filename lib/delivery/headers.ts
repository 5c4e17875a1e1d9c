import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

import type { Imprint, Rendered } from './stored-page'

const STYLE = /<style\b[^>]*>([^]*?)<\/style>/g

/** The policy for a page: nothing but its own files and the very styles that stand in it. */
export function contentSecurityPolicy(html: string): string {
  const hashes = Array.from(html.matchAll(STYLE), ([, style = '']) => {
    return `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  })
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${hashes.length > 0 ? [...new Set(hashes)].join(' ') : "'none'"}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer. Strict transport is promised only where the site is known to have it. */
export const securityHeaders = (isHttps: boolean): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  ...(isHttps && { 'strict-transport-security': 'max-age=63072000' }),
})

const SECURE = Object.entries(securityHeaders(true))
const PLAIN = Object.entries(securityHeaders(false))

/** Sets the security headers on an answer that is not a stored page, which has its own. */
export function secure(response: ServerResponse, isHttps: boolean) {
  for (const [name, value] of isHttps ? SECURE : PLAIN) response.setHeader(name, value)
}

/** A shared cache may keep a page for some seconds, and longer while it fetches or cannot reach us. */
const OF_A_REVISION =
  'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400'
/** A font or a picture has a hash of its content in its name. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** Scripts and pictures come with a build, and no commit changes them. */
const OF_A_BUILD = 'public, max-age=3600, stale-while-revalidate=86400'
/** What the renderer says of a picture that it draws from what a commit holds. */
const DRAWN = 'no-cache'
const IS_OF_A_BUILD = /^(?:(?:text|application)\/javascript|image\/)/

/**
 * Headers of one rendered answer, the same wherever the same revision is served.
 *
 * @param html the page as it will be sent, where it is one
 */
export function answerHeaders(
  {
    status,
    contentType,
    location,
    lastModified,
    allowedOrigin,
    cacheControl,
  }: Omit<Rendered, 'body'>,
  html: string | undefined,
  { revision, isHttps }: Imprint,
): Record<string, string> {
  return {
    ...securityHeaders(isHttps),
    'content-type': contentType,
    'cache-control': status >= 400 ? 'no-store' : lifeOf(contentType, cacheControl),
    // A cache in front can drop the whole site, or what is left of one revision.
    'surrogate-key': `site revision-${revision.replace(/[^\w-]/g, '').slice(0, 12)}`,
    // Feeds and pictures are there to be used elsewhere.
    'cross-origin-resource-policy': html === undefined ? 'cross-origin' : 'same-origin',
    ...(location !== undefined && { location }),
    ...(lastModified !== undefined && { 'last-modified': lastModified }),
    ...(allowedOrigin !== undefined && { 'access-control-allow-origin': allowedOrigin }),
    ...(html !== undefined && {
      'content-security-policy': contentSecurityPolicy(html),
      'speculation-rules': '"/speculation-rules.json"',
    }),
  }
}

function lifeOf(contentType: string, cacheControl: string | undefined): string {
  if (contentType.startsWith('font/')) return FOR_EVER
  return IS_OF_A_BUILD.test(contentType) && cacheControl !== DRAWN ? OF_A_BUILD : OF_A_REVISION
}
