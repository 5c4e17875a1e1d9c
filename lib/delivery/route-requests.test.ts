import type { RequestListener } from 'node:http'

import { expect, test } from 'vitest'

import { ask } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'

import { observeRequests } from './observe'
import { routeRequests, type Routes } from './route-requests'

const say =
  (word: string): RequestListener =>
  (_request, response) =>
    response.end(word)

const all = { pages: say('pages'), hook: say('hook'), operator: say('operator') }
const isHttps = () => false
const listenTo = (routes: Routes) => listen(observeRequests(routeRequests(routes), () => undefined))

test.each([
  ['/', 'pages'],
  ['/stories/a', 'pages'],
  ['/hooks/publish', 'hook'],
  ['/hooks/publish?source=git', 'hook'],
  ['/hooks/publish/', 'pages'],
  ['/hooks/publisher', 'pages'],
  ['/hooks', 'pages'],
  ['/health/live', 'operator'],
  ['/health/anything?a=b', 'operator'],
  ['/health', 'pages'],
  ['/healthy/live', 'pages'],
  ['/metrics', 'operator'],
  ['/metrics?name=a', 'operator'],
  ['/metrics/a', 'pages'],
  ['//metrics', 'pages'],
  ['/?/metrics', 'pages'],
])('%s goes to the %s', async (path, expected) => {
  const port = await listenTo({ ...all, isHttps })
  expect((await ask(port, path)).body.toString()).toBe(expected)
})

test('where nobody may announce a commit or ask for metrics, these addresses are pages', async () => {
  const port = await listenTo({ ...all, hook: undefined, operator: undefined, isHttps })
  for (const path of ['/hooks/publish', '/health/live', '/metrics']) {
    expect((await ask(port, path)).body.toString()).toBe('pages')
  }
})

test('what is no page gets the security headers, whoever answers', async () => {
  const world = { isHttps: false }
  const port = await listenTo({ ...all, isHttps: () => world.isHttps })
  const expected = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  }
  for (const path of ['/hooks/publish', '/metrics']) {
    const { headers } = await ask(port, path)
    expect(headers).toMatchObject(expected)
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
  // The address of the site may change with a commit.
  world.isHttps = true
  expect((await ask(port, '/metrics')).headers['strict-transport-security']).toBe(
    'max-age=63072000',
  )
})
