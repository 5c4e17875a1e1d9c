import { createHash } from 'node:crypto'

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
