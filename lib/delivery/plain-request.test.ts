import fc from 'fast-check'
import { expect, test } from 'vitest'

import { sendRaw } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'

import { readPlainRequest } from './plain-request'

const read = (head: string) => readPlainRequest(Buffer.from(head, 'latin1'))
const withFields = (...fields: string[]) =>
  read(['GET / HTTP/1.1', 'Host: a', ...fields, '', ''].join('\r\n'))

test('a request as browsers send it is plain, whatever else they tell', () => {
  const head = [
    'GET /stories/a-story?b=%20 HTTP/1.1',
    'Host: news.example',
    'Connection: keep-alive',
    'sec-ch-ua: "Chromium";v="142"',
    'Upgrade-Insecure-Requests: 1',
    'User-Agent: Mozilla/5.0',
    'Accept: text/html,*/*;q=0.8',
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language:en',
    'X-Forwarded-For: 192.0.2.1',
  ]
  expect(read(`${head.join('\r\n')}\r\n\r\n`)).toEqual({
    url: '/stories/a-story?b=%20',
    acceptEncoding: 'gzip, deflate, br',
  })
})

test('what is accepted may be told in several lines, or not at all', () => {
  expect(withFields('accept-encoding: gzip', 'ACCEPT-ENCODING:\t br ')?.acceptEncoding).toBe(
    'gzip, br',
  )
  expect(withFields()?.acceptEncoding).toBe('')
})

test.each([
  'Content-Length: 0',
  'content-length: 5',
  'Transfer-Encoding: chunked',
  'Trailer: a',
  'TE: trailers',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Connection: close',
  'Connection: keep-alive, upgrade',
  'Connection:',
  'Range: bytes=0-1',
  'If-None-Match: "a"',
  'If-Modified-Since: Mon, 23 Nov 2026 08:00:00 GMT',
  'Cookie: a=b',
  'Authorization: Basic YQ==',
])('%j asks for more than a page', (field) => {
  expect(withFields(field)).toBeUndefined()
})

test.each([
  ['another method', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['another version', 'GET / HTTP/1.0\r\nHost: a\r\n\r\n'],
  ['a whole address', 'GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['two spaces', 'GET  / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\nAccept: a\r\n\r\n'],
  ['no field', 'GET / HTTP/1.1\r\n\r\n'],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: a\n\n'],
  ['a bare carriage return', 'GET / HTTP/1.1\r\nHost: a\rContent-Length: 5\r\n\r\n'],
  ['a space before the colon', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n'],
  ['a folded line', 'GET / HTTP/1.1\r\nHost: a\r\nAccept: a\r\n b\r\n\r\n'],
  ['a field without a name', 'GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n'],
  ['a zero byte', 'GET / HTTP/1.1\r\nHost: a\0\r\n\r\n'],
  ['a byte beyond ASCII', 'GET /é HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['an empty line before', '\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['half a head', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['another request behind', `${'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2)}`],
  ['bytes behind', 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET'],
  ['a long head', `GET / HTTP/1.1\r\nHost: a\r\nA: ${'b'.repeat(4096)}\r\n\r\n`],
])('%s is for others to read', (_what, head) => {
  expect(read(head)).toBeUndefined()
})

test('what is plain, Node reads in the same way and as all of a request', async () => {
  const port = await listen(({ method, url, headers }, response) => {
    response.end(JSON.stringify([method, url, headers['accept-encoding'] ?? '']))
  })
  const bit = fc.constantFrom(
    ...['\r\n', '\r', '\n', ' ', '\t', ':', ',', ';', '"', '/', '?', '%00', '\0', '\x7f', 'é'],
    ...['Content-Length', 'Transfer-Encoding', 'chunked', 'Accept-Encoding', 'Host', 'GET', 'br'],
    ...['0', '5', 'HTTP/1.1', '\r\n\r\n', 'Connection', 'keep-alive', 'close', 'x'],
  )
  const line = fc.array(bit, { maxLength: 5 }).map((bits) => bits.join(''))
  const field = fc.tuple(
    fc.constantFrom('Accept-Encoding', 'X', 'Connection', 'Accept', 'te', 'A!#$%&*+.^_`|~'),
    fc.constantFrom(':', ': ', ':\t', ' :', ''),
    fc.oneof(fc.constantFrom('br', 'gzip', 'keep-alive', '*'), line),
  )
  const head = fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constant('/a') }, line),
      fc.array(field, { maxLength: 4 }),
      fc.oneof({ weight: 5, arbitrary: fc.constant('') }, line),
    )
    .map(([path, fields, rest]) => {
      const lines = fields.map((parts) => `${parts.join('')}\r\n`).join('')
      return `GET ${path} HTTP/1.1\r\nHost: a\r\n${lines}\r\n${rest}`
    })
  let plain = 0
  await fc.assert(
    fc.asyncProperty(head, async (text) => {
      const request = read(text)
      if (request === undefined) return
      plain += 1
      const last = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
      const answers = await sendRaw(port, Buffer.from(text + last, 'latin1'))
      expect(answers.match(/\[.*\]$|\[.*?\](?=HTTP)/g)).toEqual([
        JSON.stringify(['GET', request.url, request.acceptEncoding]),
        JSON.stringify(['GET', '/last', '']),
      ])
    }),
    { numRuns: 1000 },
  )
  expect(plain).toBeGreaterThan(100)
})
