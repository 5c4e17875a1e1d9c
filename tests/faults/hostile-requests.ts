/** Requests that no browser would send, each as the bytes that go over the wire, by what is odd about it. */
export function hostileRequests(): Record<string, string> {
  const requests: Record<string, string> = {}
  const add = (name: string, head: string, rest = '') => {
    requests[name] =
      `${head}\r\nHost: localhost\r\nConnection: close\r\n${rest === '' ? '\r\n' : rest}`
  }

  for (const target of targets()) add(`GET ${shorten(target)}`, `GET ${target} HTTP/1.1`)
  for (const method of METHODS) {
    for (const path of ['/', '/stories/old-bridge-closed', '/hooks/publish', '/metrics']) {
      add(`${method} ${path}`, `${method} ${path} HTTP/1.1`)
    }
  }
  for (const [name, lines] of Object.entries(HEADERS)) {
    add(name, 'GET /stories/old-bridge-closed HTTP/1.1', `${lines}\r\n\r\n`)
  }
  for (const [name, rest] of Object.entries(BODIES)) {
    for (const method of ['GET', 'POST']) {
      add(`${method} with ${name}`, `${method} /hooks/publish HTTP/1.1`, rest)
      add(`${method} of a page with ${name}`, `${method} /topics HTTP/1.1`, rest)
    }
  }
  return { ...requests, ...RAW }
}

const shorten = (text: string) =>
  text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text

/** What is odd about a path, at its beginning, in its middle and at its end. */
function targets(): string[] {
  const placed = ODD.flatMap((odd) => [
    `/${odd}`,
    `/stories/${odd}`,
    `/stories/old-bridge-closed${odd}`,
  ])
  const queries = ODD.map((odd) => `/topics/bridge?page=${odd}&status=${odd}`)
  return [...placed, ...queries, ...OFF_SITE, ...LONG]
}

const ODD = [
  '%',
  '%2',
  '%zz',
  '%ff',
  '%c3%28',
  '%00',
  '%0d%0aSet-Cookie:%20a=b',
  '%0d%0aLocation:%20https://evil.example',
  '%2e%2e/%2e%2e/etc/passwd',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\etc\\passwd',
  '%5c%5cevil.example',
  '%252e%252e%252f',
  '%2f%2fevil.example',
  './/.//',
  ';jsessionid=1',
  '<script>alert(1)</script>',
  '%3Cscript%3E',
  "'%20OR%201=1--",
  '%E2%80%AE',
  '%F0%9F%92%A9',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  '[slug]',
  '%5Bslug%5D',
  '.rsc',
  '.md',
  '{{7*7}}',
]

/** What a browser might take for another site if it were sent back in a Location. */
const OFF_SITE = [
  '//evil.example',
  '//evil.example/',
  '///evil.example',
  '////evil.example//',
  '//evil.example/%2e%2e',
  '//evil.example/..',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/%2fevil.example',
  '/%2f%2fevil.example/',
  '/%09/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/;//evil.example',
  '//EVIL.example/Stories/',
  '//evil.example?page=1',
  '//evil.example@localhost/',
  '/https://evil.example',
  '/HTTPS://evil.example/',
  '/topics//evil.example/',
  'http://evil.example/',
  'http://evil.example//',
  'https://evil.example/stories/old-bridge-closed',
  'HTTP://EVIL.EXAMPLE/TOPICS/',
  'http://localhost//evil.example/',
  'ftp://evil.example/',
  'javascript:alert(1)',
  'evil.example:80',
  '*',
  '?page=//evil.example',
  '#fragment',
  '/#//evil.example',
]

const LONG = [
  `/${'a'.repeat(3000)}`,
  `/${'a/'.repeat(1500)}`,
  `/${'/'.repeat(2000)}evil.example`,
  `/${'%41'.repeat(700)}`,
  `/?${'a=b&'.repeat(1000)}`,
  `/topics/bridge?page=${'9'.repeat(1500)}`,
  `/${'a'.repeat(20_000)}`,
]

const METHODS = [
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'PURGE',
  'SEARCH',
  'LINK',
  'BREW',
  'get',
  'CONNECT',
]

const HEADERS: Record<string, string> = {
  'an upgrade to WebSocket':
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'an upgrade to HTTP/2':
    'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk',
  'an upgrade to TLS': 'Connection: Upgrade\r\nUpgrade: TLS/1.0',
  'a second host': 'Host: evil.example',
  'a host of another site': 'X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example',
  'a header of 17 kB': `X-Long: ${'a'.repeat(17_000)}`,
  '3,000 headers': Array.from({ length: 3000 }, (_, index) => `X-${index}: a`).join('\r\n'),
  'a header without a name': ': value',
  'a header with a space in its name': 'X Header: a',
  'a header that is folded': 'X-Folded: a\r\n b',
  'a header with a NUL': 'X-Nul: a\0b',
  'a header with a bare newline': 'X-Bare: a\nX-Other: b',
  'an encoding that is not known': 'Accept-Encoding: ;;;,q=,br;q=NaN,*;q=-1',
  'an encoding a thousand times': `Accept-Encoding: ${'gzip,'.repeat(1000)}`,
  'a range of pieces': `Range: bytes=${Array.from({ length: 500 }, (_, at) => `${at}-${at}`).join()}`,
  'a range backwards': 'Range: bytes=9-1',
  'a condition of many tags': `If-None-Match: ${'"a",'.repeat(2000)}`,
  'a condition without quotation marks': 'If-None-Match: \\"',
  'a condition on the time': 'If-Modified-Since: never',
  'an expectation': 'Expect: 100-continue',
  'an expectation that is not known': 'Expect: evil',
  'a cookie of 8 kB': `Cookie: ${'a=b; '.repeat(1600)}`,
  'a method in a header': 'X-HTTP-Method-Override: DELETE',
  'a path in a header': 'X-Original-URL: /metrics\r\nX-Rewrite-URL: /metrics',
  'an action of the framework': 'Next-Action: 7f0000000000000000000000000000000000000000',
  'a payload of the framework': 'RSC: 1\r\nNext-Router-State-Tree: %5B%22%22%5D',
  'a tree of the framework that is broken': 'RSC: 1\r\nNext-Router-State-Tree: %',
  'a depth of the middleware': `X-Middleware-Subrequest: ${'middleware:'.repeat(5)}`,
}

const BODIES: Record<string, string> = {
  'two lengths': 'Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde',
  'two equal lengths': 'Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc',
  'two lengths in one': 'Content-Length: 3, 5\r\n\r\nabcde',
  'a length below zero': 'Content-Length: -1\r\n\r\n',
  'a length with a sign': 'Content-Length: +3\r\n\r\nabc',
  'a length that is no number': 'Content-Length: abc\r\n\r\n',
  'a length beyond numbers': 'Content-Length: 99999999999999999999\r\n\r\n',
  'a length of 1 GB': 'Content-Length: 1073741824\r\n\r\nabc',
  'a length too short': `Content-Length: 3\r\n\r\nabcGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'a length and chunks':
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'chunks and a length':
    'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\nGET /metrics HTTP/1.1\r\n\r\n0\r\n\r\n',
  'chunks under a false name': 'Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc',
  'chunks twice': 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n',
  'chunks in capitals': 'Transfer-Encoding: cHuNkEd\r\n\r\n0\r\n\r\n',
  'chunks after a space': 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
  'chunks after a tab': 'Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n',
  'chunks after a vertical tab': 'Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n',
  'a chunk of no size': 'Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n',
  'a chunk below zero': 'Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n',
  'a chunk beyond numbers': 'Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n\r\n',
  'a chunk that is cut off': 'Transfer-Encoding: chunked\r\n\r\nff\r\nabc',
  'chunks that end in bare newlines': 'Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n',
  'an extension of chunks of 20 kB': `Transfer-Encoding: chunked\r\n\r\n3;${'a'.repeat(20_000)}\r\nabc\r\n0\r\n\r\n`,
  trailers: 'Transfer-Encoding: chunked\r\n\r\n0\r\nHost: evil.example\r\nX-Trailer: a\r\n\r\n',
}

/** What is not even a request, or more than one. */
const RAW: Record<string, string> = {
  nothing: '',
  newlines: '\r\n\r\n\r\n',
  'a head that is cut off': 'GET / HTTP/1.1\r\nHost: loc',
  'HTTP/0.9': 'GET /\r\n',
  'HTTP/1.0 without a host': 'GET /stories/old-bridge-closed HTTP/1.0\r\n\r\n',
  'HTTP/1.0 kept alive': 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n',
  'HTTP/1.1 without a host': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  'HTTP/1.2': 'GET / HTTP/1.2\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'HTTP/3.0': 'GET / HTTP/3.0\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'HTTP/2 at once': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a hello of TLS': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  'bytes at random': Array.from({ length: 512 }, (_, at) =>
    String.fromCharCode((at * 97 + 13) % 256),
  ).join(''),
  'two spaces': 'GET  /  HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a space in the path': 'GET /stories/old bridge HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a tab in place of a space': 'GET\t/\tHTTP/1.1\r\nHost: localhost\r\n\r\n',
  'bare newlines': 'GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n',
  'bytes beyond ASCII in the path':
    'GET /stories/br\u00fccke\u00ff HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a NUL in the path': 'GET /stories/\0 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a host with a line of its own':
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
  'a host that is a path': 'GET / HTTP/1.1\r\nHost: //evil.example/\r\nConnection: close\r\n\r\n',
  'three requests at once':
    'GET / HTTP/1.1\r\nHost: a\r\n\r\nPOST /topics HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET //evil.example HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'CONNECT to another host': 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
}

/** Whether a request waits for more, asks for what is not served by HTTP, or may be dropped. */
export const isLeftOpen = (name: string) =>
  /^(?:CONNECT|an upgrade|nothing|newlines|HTTP\/0\.9|a head that is cut off|POST with a chunk that is cut off)/.test(
    name,
  )
