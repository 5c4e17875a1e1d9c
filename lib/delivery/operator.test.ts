import { expect, test, vi } from 'vitest'

import { ask } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'

import { isOperatorPath, type Operator, operatorPages } from './operator'

async function startOperator(options: Partial<Operator> = {}) {
  const onError = vi.fn<Operator['onError']>()
  const port = await listen(
    operatorPages({
      isReady: () => true,
      status: () => ({ serving: 'abc', lastFailure: undefined, counts: { stories: 3 } }),
      metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'a_total 1\n' }),
      onError,
      ...options,
    }),
  )
  const get = async (path: string, method = 'GET') => {
    const { status, headers, body } = await ask(port, path, { method })
    return { status, type: headers['content-type'], headers, text: body.toString() }
  }
  return { get, onError }
}

const PLAIN = 'text/plain; charset=utf-8'

test.each([
  ['/health/live', PLAIN, 'The process is alive.\n'],
  ['/health/ready', PLAIN, 'A revision is served.\n'],
  [
    '/health/status',
    'application/json; charset=utf-8',
    '{\n  "serving": "abc",\n  "counts": {\n    "stories": 3\n  }\n}\n',
  ],
  ['/metrics', 'text/plain; version=0.0.4', 'a_total 1\n'],
])('%s is answered, with a query too, and by HEAD without a body', async (path, type, text) => {
  const { get } = await startOperator()
  for (const address of [path, `${path}?verbose=1`]) {
    const answer = await get(address)
    expect(answer).toMatchObject({ status: 200, type, text })
    expect(answer.headers['cache-control']).toBe('no-store')
  }
  expect(await get(path, 'HEAD')).toMatchObject({ status: 200, type, text: '' })
})

test('a process without a revision is alive, but not ready', async () => {
  const { get } = await startOperator({ isReady: () => false })
  expect((await get('/health/live')).status).toBe(200)
  expect(await get('/health/ready')).toMatchObject({
    status: 503,
    text: 'There is no revision to serve yet.\n',
  })
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not for the operator', async (method) => {
  const { get } = await startOperator()
  for (const path of ['/health/live', '/metrics']) {
    const answer = await get(path, method)
    expect(answer).toMatchObject({ status: 405, text: 'Only GET and HEAD are answered here.\n' })
    expect(answer.headers.allow).toBe('GET, HEAD')
  }
})

test.each(['/health/', '/health/live/', '/health/other', '/', '/metrics/a', '/Metrics'])(
  '%s is not there',
  async (path) => {
    const { get } = await startOperator()
    expect(await get(path)).toMatchObject({ status: 404, type: PLAIN })
  },
)

const fail = () => {
  throw new Error('the index is gone')
}

test.each<[string, Partial<Operator>]>([
  ['/metrics', { metrics: () => Promise.reject(new Error('the index is gone')) }],
  ['/metrics', { metrics: fail }],
  ['/health/status', { status: fail }],
  ['/health/status', { status: () => ({ bytes: 1n }) }],
  ['/health/ready', { isReady: fail }],
])('%s that cannot be made is 500, and what is wrong goes to the log', async (path, options) => {
  const { get, onError } = await startOperator(options)
  const answer = await get(path)
  expect(answer).toMatchObject({
    status: 500,
    type: PLAIN,
    text: 'The answer could not be made; the log says why.\n',
  })
  expect(onError.mock.calls).toEqual([[expect.any(Error)]])
  expect((await get('/health/live')).status).toBe(200)
})

test('the paths of the operator are few', () => {
  for (const path of ['/health/live', '/health/', '/metrics']) {
    expect(isOperatorPath(path)).toBe(true)
  }
  for (const path of ['/', '/health', '/healthy', '/metrics/', '/a/metrics', '']) {
    expect(isOperatorPath(path)).toBe(false)
  }
})
