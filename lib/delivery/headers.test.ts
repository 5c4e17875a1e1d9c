import { expect, test } from 'vitest'

import { answerHeaders, contentSecurityPolicy, securityHeaders } from './headers'

const page = { status: 200, contentType: 'text/html; charset=utf-8', location: undefined }
const imprint = {
  host: 'news.example',
  isHttps: true,
  revision: '0123456789abcdef0123456789abcdef01234567',
}

test('a page may run its own files and show the very styles that stand in it', () => {
  // printf 'a{}' | openssl dgst -sha256 -binary | base64
  expect(contentSecurityPolicy('<style>a{}</style><p>Text</p>')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  expect(contentSecurityPolicy('<p>Text</p>')).toContain("style-src 'none'")
})

test('a page names the commit it shows, to caches that can drop what is older', () => {
  expect(answerHeaders(page, '<p>Text</p>', imprint)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control':
      'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400',
    'surrogate-key': 'site revision-0123456789ab',
    'speculation-rules': '"/speculation-rules.json"',
  })
})

test('a page is for this site alone, feeds and pictures are for everyone', () => {
  const policyOf = (contentType: string, html?: string) =>
    answerHeaders({ ...page, contentType }, html, imprint)['cross-origin-resource-policy']
  expect(policyOf('text/html', '<p>Text</p>')).toBe('same-origin')
  expect(policyOf('application/rss+xml')).toBe('cross-origin')
  expect(policyOf('image/svg+xml')).toBe('cross-origin')
})

test.each([
  [
    'application/javascript; charset=UTF-8',
    200,
    'public, max-age=3600, stale-while-revalidate=86400',
  ],
  ['image/svg+xml', 200, 'public, max-age=3600, stale-while-revalidate=86400'],
  ['font/woff2', 200, 'public, max-age=31536000, immutable'],
  ['font/woff2', 404, 'no-store'],
  ['text/html', 404, 'no-store'],
])('%s with status %i is cached as %j', (contentType, status, expected) => {
  const headers = answerHeaders({ ...page, status, contentType }, undefined, imprint)
  expect(headers['cache-control']).toBe(expected)
})

test('a redirect says where to, and what a commit is called cannot break a header', () => {
  const headers = answerHeaders({ ...page, status: 308, location: '/new' }, undefined, {
    ...imprint,
    revision: 'a\r\nb: c',
  })
  expect(headers).toMatchObject({ location: '/new', 'surrogate-key': 'site revision-abc' })
})

test('strict transport is promised only over https', () => {
  expect(securityHeaders(true)['strict-transport-security']).toBe('max-age=63072000')
  expect(securityHeaders(false)).not.toHaveProperty('strict-transport-security')
  expect(answerHeaders(page, '<p>Text</p>', imprint)).toMatchObject(securityHeaders(true))
  expect(answerHeaders(page, '<p>Text</p>', { ...imprint, isHttps: false })).not.toHaveProperty(
    'strict-transport-security',
  )
})

test('what is given away may be read by the scripts of any site, if the renderer says so', () => {
  const json = { ...page, contentType: 'application/json' }
  expect(answerHeaders({ ...json, allowedOrigin: '*' }, undefined, imprint)).toMatchObject({
    'access-control-allow-origin': '*',
  })
  expect(answerHeaders(json, undefined, imprint)).not.toHaveProperty('access-control-allow-origin')
})

test('a picture that is drawn from a commit is no older than its page', () => {
  const drawn = { ...page, contentType: 'image/png', cacheControl: 'no-cache' }
  expect(answerHeaders(drawn, undefined, imprint)['cache-control']).toBe(
    'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400',
  )
  const ofABuild = { ...drawn, cacheControl: 'public, max-age=0' }
  expect(answerHeaders(ofABuild, undefined, imprint)['cache-control']).toBe(
    'public, max-age=3600, stale-while-revalidate=86400',
  )
})
