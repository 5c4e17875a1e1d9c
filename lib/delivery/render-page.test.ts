import type { RequestListener } from 'node:http'

import { expect, test } from 'vitest'

import { renderPage } from './render-page'

const imprint = { host: 'news.example:8443', isHttps: true, revision: 'abc' }

const rendererOf = (renderer: RequestListener, timeLimit?: number) => (url: string) =>
  renderPage(renderer, imprint, url, timeLimit)

test('the renderer is asked for the address as the host that is configured', async () => {
  const render = rendererOf(({ method, url, headers }, response) => {
    response.end(`${method} ${url} ${headers.host}`)
  })
  const page = await render('/a?b=c')
  expect(page?.bodies.identity.bytes?.toString()).toBe('GET /a?b=c news.example:8443')
  expect(page?.headers['content-type']).toBe('text/plain; charset=utf-8')
})

test('an address that leads nowhere has no page, but the not-found page is one', async () => {
  const render = rendererOf((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('Nothing is here.')
  })
  expect(await render('/unknown')).toBeUndefined()
  const page = await render('/_not-found')
  expect(page).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
  expect(page?.bodies.identity.bytes?.toString()).toBe('Nothing is here.')
})

test.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['reads the request and never answers', (request) => void request.resume()],
  ['never ends its answer', (_request, response) => void response.writeHead(200).write('Half')],
  [
    'reads the request and never ends its answer',
    (request, response) => {
      request.resume()
      response.writeHead(200).write('Half')
    },
  ],
])('a renderer that %s is waited for no longer than its limit', async (_name, write) => {
  const world = { write }
  const render = rendererOf((request, response) => world.write(request, response), 200)
  await expect(render('/')).rejects.toThrow('the renderer did not answer in time')
  world.write = (_request, response) => response.end('Well')
  expect((await render('/'))?.bodies.identity.bytes?.toString()).toBe('Well')
})

test('the stylesheets that a page links to are written into it, and asked for once', async () => {
  const asked: string[] = []
  const render = rendererOf(({ url = '' }, response) => {
    asked.push(url)
    if (url === '/_next/static/one.css') return response.end('p{color:red}')
    response.setHeader('content-type', 'text/html')
    return response.end(
      '<style>i{top:0}</style><link rel="stylesheet" href="/_next/static/one.css" data-precedence="next"/><link rel="alternate" href="/feed"/><p>$1</p>',
    )
  })
  for (const path of ['/a', '/b']) {
    const page = await render(path)
    expect(page?.bodies.identity.bytes?.toString()).toBe(
      '<style>i{top:0}</style><style>p{color:red}</style><link rel="alternate" href="/feed"/><p>$1</p>',
    )
  }
  expect(asked).toEqual(['/a', '/_next/static/one.css', '/b'])
})

test('a page whose stylesheet is not there is not shown without it', async () => {
  const render = rendererOf(({ url }, response) => {
    if (url === '/gone.css') return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html')
    return response.end('<link rel="stylesheet" href="/gone.css"/><p>Text</p>')
  })
  await expect(render('/a')).rejects.toThrow('the renderer has no stylesheet /gone.css')
})
