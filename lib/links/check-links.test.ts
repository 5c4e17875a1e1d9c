import type { RequestListener, ServerResponse } from 'node:http'

import { expect, test } from 'vitest'

import { listen } from '@/tests/fixtures/listen'

import { checkLink, type Verdict } from './check-link'
import { checkLinks, type LinkOptions } from './check-links'
import { OfflineError, openConnection } from './connection'

type Answer = (response: ServerResponse, method: string) => void

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end()

const leadTo = (location: string, code = 301) => status(code, { location })

/** A site that answers as told, path by path, and notes what it was asked. */
async function site(answers: Record<string, Answer>) {
  const asked: string[] = []
  const listener: RequestListener = ({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    const answer = answers[url] ?? status(404)
    answer(response, method)
  }
  const port = await listen(listener)
  return { asked, at: (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}` }
}

/** Checks one address on a clock of its own, where waiting takes no time. */
async function check(address: string, options: Partial<LinkOptions> = {}) {
  let time = Date.parse('2026-07-01T12:00:00Z')
  const waits: number[] = []
  const verdicts = await checkLinks([address], {
    isPrivateAllowed: true,
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      time += milliseconds
    },
    ...options,
  })
  return { verdict: verdicts.get(address), waits }
}

test('A page that is there is sound, and its text is not asked for', async () => {
  const { at, asked } = await site({ '/paper': status(200) })
  expect((await check(at('/paper'))).verdict).toEqual({ kind: 'sound' })
  expect(asked).toEqual(['HEAD /paper'])
})

test.each([403, 405, 501])(
  'A server that answers HEAD with %i is asked for the text',
  async (code) => {
    const { at, asked } = await site({
      '/paper': (response, method) => status(method === 'HEAD' ? code : 200)(response, method),
    })
    expect((await check(at('/paper'))).verdict).toEqual({ kind: 'sound' })
    expect(asked).toEqual(['HEAD /paper', 'GET /paper'])
  },
)

test.each([404, 410])(
  'A source is dead when the text is answered with %i as well',
  async (code) => {
    const { at, asked } = await site({ '/paper': status(code) })
    expect((await check(at('/paper'))).verdict).toEqual({
      kind: 'dead',
      reason: `the server answers ${code}`,
    })
    expect(asked).toEqual(['HEAD /paper', 'GET /paper'])
  },
)

/** What Node throws when it finds no way to a server. */
const failure = (code: string) => Object.assign(new Error(code), { code })

test('A source whose server has no address any more is dead', async () => {
  const verdict = await checkLink('https://gone.example/paper', {
    ask: () => Promise.reject(failure('ENOTFOUND')),
    wait: async () => undefined,
    now: () => 0,
  })
  expect(verdict).toEqual({ kind: 'dead', reason: 'its server has no address any more' })
})

test('A source with an unsound certificate gives no clear answer', async () => {
  const verdict = await checkLink('https://old.example/paper', {
    ask: () => Promise.reject(failure('CERT_HAS_EXPIRED')),
    wait: async () => undefined,
    now: () => 0,
  })
  expect(verdict).toEqual({
    kind: 'unclear',
    reason: 'its certificate is not sound (CERT_HAS_EXPIRED)',
  })
})

test.each([301, 308])('A source that has moved by %i is where all redirects end', async (code) => {
  const { at } = await site({
    '/old': leadTo('/newer', code),
    '/newer': leadTo('/newest?page=1'),
    '/newest?page=1': status(200),
  })
  expect((await check(at('/old'))).verdict).toEqual({ kind: 'moved', to: at('/newest?page=1') })
})

test('A redirect for now moves nothing, nor does what comes after it', async () => {
  const { at } = await site({
    '/today': leadTo('/a', 302),
    '/old': leadTo('/today'),
    '/a': leadTo('/b'),
    '/b': status(200),
  })
  expect((await check(at('/today'))).verdict).toEqual({ kind: 'sound' })
  expect((await check(at('/old'))).verdict).toEqual({ kind: 'moved', to: at('/today') })
})

test('A source that leads to a page that is gone is dead', async () => {
  const { at } = await site({ '/old': leadTo('/gone') })
  expect((await check(at('/old'))).verdict).toMatchObject({ kind: 'dead' })
})

test('A place in the page goes along to its new address', async () => {
  const { at } = await site({ '/old': leadTo('/new'), '/new': status(200) })
  expect((await check(at('/old#part'))).verdict).toEqual({ kind: 'moved', to: at('/new#part') })
})

test.each<[string, string, RegExp]>([
  ['in a circle', '/round', /more than 20 times/],
  ['to something that is no page', 'mailto:desk@example.org', /it leads on to mailto:/],
  ['to nothing that is an address', 'http://', /it leads on to http:/],
])('A redirect %s gives no clear answer', async (_name, location, reason) => {
  const { at } = await site({ '/round': leadTo(location) })
  expect((await check(at('/round'))).verdict).toEqual({
    kind: 'unclear',
    reason: expect.stringMatching(reason),
  })
})

test.each([401, 403, 451])('A page that is kept from programs by %i is not dead', async (code) => {
  const { at } = await site({ '/paper': status(code) })
  expect((await check(at('/paper'))).verdict).toEqual({
    kind: 'unclear',
    reason: expect.stringContaining(`the server answers ${code}`),
  })
})

/** Answers one after the other; the last one stays. */
const inTurn = (...answers: Answer[]): Answer => {
  let index = 0
  return (response, method) => answers[Math.min(index++, answers.length - 1)]?.(response, method)
}

test.each([429, 500, 503])(
  'A server that is busy (%i) is asked again, later each time',
  async (code) => {
    const { at } = await site({ '/paper': inTurn(status(code), status(code), status(200)) })
    const { verdict, waits } = await check(at('/paper'))
    expect(verdict).toEqual({ kind: 'sound' })
    expect(waits).toEqual([2000, 8000])
  },
)

test('A server that stays busy gives no clear answer after three attempts', async () => {
  const { at, asked } = await site({ '/paper': status(503) })
  expect((await check(at('/paper'))).verdict).toEqual({
    kind: 'unclear',
    reason: 'the server answers 503',
  })
  expect(asked).toHaveLength(3)
})

test.each([
  ['in seconds', '30'],
  ['as a date', 'Wed, 01 Jul 2026 12:00:30 GMT'],
])('A server that says %s when to come back is obeyed', async (_name, retryAfter) => {
  const busy = status(429, { 'retry-after': retryAfter })
  const { at } = await site({ '/paper': inTurn(busy, status(200)) })
  expect(await check(at('/paper'))).toEqual({ verdict: { kind: 'sound' }, waits: [30_000] })
})

test('A server that wants to be left alone for an hour is left alone', async () => {
  const { at, asked } = await site({ '/paper': status(429, { 'retry-after': '3600' }) })
  const { verdict, waits } = await check(at('/paper'))
  expect(verdict).toMatchObject({ kind: 'unclear' })
  expect({ asked, waits }).toEqual({ asked: ['HEAD /paper'], waits: [] })
})

test('A server that hangs up is asked again, and then left', async () => {
  const { at, asked } = await site({ '/paper': (response) => response.destroy() })
  expect((await check(at('/paper'))).verdict).toEqual({
    kind: 'unclear',
    reason: 'it gives no answer',
  })
  expect(asked).toHaveLength(3)
})

test.each([
  ['an address of this machine', '127.0.0.1'],
  ['a name of this machine', 'localhost'],
  ['a number that is an address of this machine', '2130706433'],
])('%s is never asked', async (_name, host) => {
  const { at, asked } = await site({ '/paper': status(200) })
  const { verdict } = await check(at('/paper', host), { isPrivateAllowed: false })
  expect(verdict).toEqual({
    kind: 'unclear',
    reason: expect.stringContaining('is a private address, which is not asked'),
  })
  expect(asked).toEqual([])
})

test('One server gets one question at a time, with a second between them, and others do not wait', async () => {
  let open = 0
  let most = 0
  const slowly: Answer = (response) => {
    most = Math.max(most, ++open)
    setImmediate(() => {
      open -= 1
      response.writeHead(200).end()
    })
  }
  const paths = ['/a', '/b', '/c', '/d']
  const { at } = await site(Object.fromEntries(paths.map((path) => [path, slowly])))
  const waits: number[] = []
  const verdicts = await checkLinks(
    paths.map((path) => at(path)),
    {
      isPrivateAllowed: true,
      now: () => 0,
      wait: async (milliseconds) => waits.push(milliseconds),
    },
  )
  expect([...verdicts.values()]).toEqual(paths.map((): Verdict => ({ kind: 'sound' })))
  expect({ most, waits }).toEqual({ most: 1, waits: [1000, 1000, 1000] })
})

test('Redirects wait for their turn at the server that they lead to', async () => {
  const { at } = await site({ '/old': leadTo('/new'), '/new': status(200) })
  expect((await check(at('/old'))).waits).toEqual([1000])
})

test.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])(
  'Without a network (%s) nothing is said of any address',
  async (code) => {
    const connect = openConnection(async () => false)
    await expect(connect(() => Promise.reject(failure(code)))).rejects.toThrow(OfflineError)
  },
)

test('Once a server has answered, or another name is known, there is a network', async () => {
  const missing = () => Promise.reject(failure('ENOTFOUND'))
  const answered = openConnection(async () => false)
  await answered(async () => 'an answer')
  await expect(answered(missing)).rejects.toThrow('ENOTFOUND')
  await expect(openConnection(async () => true)(missing)).rejects.toThrow('ENOTFOUND')
})
