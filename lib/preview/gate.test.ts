import type { RequestListener } from 'node:http'

import { expect, test } from 'vitest'

import { listen } from '@/tests/fixtures/listen'

import { openGate } from './gate'
import { passFor } from './pass'

const SECRET = 'a secret/with signs%'
const LINK = `/preview/${encodeURIComponent(SECRET)}`

const saying =
  (word: string): RequestListener =>
  (request, response) =>
    response.end(`${word} ${request.url}`)

async function open({ isHttps = false, secret = SECRET } = {}) {
  const gate = openGate({ secret, preview: saying('preview'), isHttps: () => isHttps })
  const listener = gate(saying('public'))
  const port = await listen((request, response) => listener(request, response, { cache: 'none' }))
  const site = `http://127.0.0.1:${port}`
  const ask = async (path: string, cookie?: string) => {
    const response = await fetch(`${site}${path}`, {
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie },
    })
    const { status, headers } = response
    return { status, headers, cookies: headers.getSetCookie(), text: await response.text() }
  }
  return ask
}

test('the secret link gives a pass and leads to the front page, and no cache keeps that', async () => {
  const ask = await open()
  const { status, headers, cookies, text } = await ask(LINK)
  expect([status, headers.get('location'), text]).toEqual([303, '/', ''])
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(cookies).toEqual([
    `foresheet_preview=${passFor(SECRET)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800`,
  ])
  expect(cookies.join()).not.toContain(SECRET)
})

test('a site that has https never sends the pass without it', async () => {
  const ask = await open({ isHttps: true })
  expect((await ask(LINK)).cookies[0]).toContain('; Secure; Max-Age=')
})

test('whoever has the pass gets the preview, and all others the public site', async () => {
  const ask = await open()
  const pass = `theme=dark; foresheet_preview=${passFor(SECRET)}; a=b`
  expect((await ask('/stories/a?page=2', pass)).text).toBe('preview /stories/a?page=2')
  expect((await ask('/stories/a')).text).toBe('public /stories/a')
  for (const wrong of ['', SECRET, passFor('another secret'), `${passFor(SECRET)}x`]) {
    expect((await ask('/', `foresheet_preview=${wrong}`)).text).toBe('public /')
  }
})

test('another link is an address like any that leads nowhere, and stands in no log', async () => {
  const ask = await open()
  for (const path of ['/preview/', '/preview/wrong', '/preview/%ff', `${LINK}/x`]) {
    const { text, cookies } = await ask(path)
    expect([path, text, cookies]).toEqual([path, 'public /preview/-', []])
  }
})

test('who leaves has no pass and no time of another day any more', async () => {
  const ask = await open()
  const { status, cookies } = await ask('/preview/leave', `foresheet_preview=${passFor(SECRET)}`)
  expect(status).toBe(303)
  expect(cookies).toEqual([
    'foresheet_preview=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    'foresheet_preview_at=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
  ])
})
