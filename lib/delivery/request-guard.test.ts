import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { guardRequest } from './request-guard'

const keys = (path: string) => (path.startsWith('/topics/') ? ['status', 'page'] : [])
const guard = (url: string, method = 'GET') => guardRequest(method, url, keys)

test.each([
  '/',
  '/stories/a-b',
  '/topics/x?page=2',
  '/topics/x?status=closed&page=2',
  '/stories/%C3%A9',
])('the canonical address %s passes', (url) => {
  expect(guard(url)).toEqual({ kind: 'pass', url })
})

test('HEAD passes as HEAD', () => {
  expect(guard('/', 'HEAD')).toEqual({ kind: 'pass', url: '/' })
})

test.each([
  ['/stories/A-B', '/stories/a-b'],
  ['/stories/a-b/', '/stories/a-b'],
  ['//evil.example/stories', '/evil.example/stories'],
  ['/stories//a', '/stories/a'],
  ['/stories/%61', '/stories/a'],
  ['/stories/a?utm_source=x', '/stories/a'],
  ['/stories/a?', '/stories/a'],
  ['/topics/x?page=2&status=closed', '/topics/x?status=closed&page=2'],
  ['/topics/x?page=2&page=3', '/topics/x?page=2'],
  ['/topics/x?status=', '/topics/x'],
])('%s moves for good to %s', (url, location) => {
  expect(guard(url)).toEqual({ kind: 'redirect', location })
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', ''])(
  '%s is refused with 405',
  (method) => {
    expect(guard('/', method)).toMatchObject({ kind: 'refuse', status: 405 })
  },
)

test.each([
  '/stories/%ff',
  '/stories/%',
  '/stories/%00',
  '/stories/%0d%0aset-cookie:x',
  '/stories/%5c..%5c',
  '/stories/../../etc/passwd',
  '/stories/%2e%2e/x',
  '/a%3fb',
  '/a%25ff',
  'http://evil.example/',
  '*',
  '/topics/x?page=%ff',
  '/topics/x?page=%00',
])('%s is refused with 400', (url) => {
  expect(guard(url)).toMatchObject({ kind: 'refuse', status: 400 })
})

test('an address of more than 2048 characters is refused with 414', () => {
  expect(guard(`/${'a'.repeat(2047)}`)).toMatchObject({ kind: 'pass' })
  expect(guard(`/${'a'.repeat(2048)}`)).toMatchObject({ kind: 'refuse', status: 414 })
})

test.each(['/_next/static/chunks/a.js', '/_not-found', '/_global-error', '/404', '/500'])(
  "%s, the renderer's own, is nobody's business",
  (url) => {
    expect(guard(url)).toMatchObject({ kind: 'refuse', status: 404 })
  },
)

describe('whatever the address', () => {
  const address = fc
    .oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.webUrl())
    .map((text) => `/${text}`)

  test('a redirect stays on the site and leads to an address that passes', () => {
    fc.assert(
      fc.property(address, (url) => {
        const verdict = guard(url)
        if (verdict.kind !== 'redirect') return
        expect(verdict.location).toMatch(/^\/(?![/\\])/)
        expect(guard(verdict.location)).toEqual({
          kind: 'pass',
          url: verdict.location,
        })
      }),
    )
  })
})
