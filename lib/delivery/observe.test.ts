import { once } from 'node:events'
import { request as openRequest } from 'node:http'

import { expect, test } from 'vitest'

import { ask } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'
import { SOON } from '@/tests/fixtures/soon'

import { type Answer, type ObservedListener, observeRequests } from './observe'

/** A listener under observation, and all that was told of its answers. */
async function startObserved(listener: ObservedListener) {
  const answers: Answer[] = []
  const port = await listen(observeRequests(listener, (answer) => answers.push(answer)))
  const untilTold = async (count = 1) => {
    await expect.poll(() => answers, SOON).toHaveLength(count)
    return answers
  }
  return { port, answers, untilTold }
}

test.each(['hit', 'hit; ttl=-1', undefined])(
  'what the page cache did (%s) is told with the answer',
  async (cache) => {
    const { port, untilTold } = await startObserved((_request, response, seen) => {
      if (cache !== undefined) seen.cache = cache
      response.writeHead(404).end('Text')
    })
    await ask(port, '/a?b=c', { method: 'POST' })
    const told = { method: 'POST', url: '/a?b=c', status: 404, cache: cache ?? 'none' }
    expect(await untilTold()).toEqual([{ ...told, seconds: expect.any(Number), isCutShort: false }])
  },
)

test('HEAD and 304 are whole without a body', async () => {
  const { port, untilTold } = await startObserved(({ method }, response) => {
    response.writeHead(method === 'HEAD' ? 200 : 304).end()
  })
  await ask(port, '/', { method: 'HEAD' })
  await ask(port, '/')
  expect(await untilTold(2)).toMatchObject([
    { method: 'HEAD', status: 200, isCutShort: false },
    { method: 'GET', status: 304, isCutShort: false },
  ])
})

test('an answer is told of when it is over, not before', async () => {
  let release = () => {}
  const { port, answers, untilTold } = await startObserved((_request, response) => {
    response.write('Half')
    release = () => response.end('Whole')
  })
  const request = openRequest({ port, host: '127.0.0.1', agent: false }).end()
  const [answer] = await once(request, 'response')
  answer.resume()
  expect(answers).toEqual([])
  release()
  const [told] = await untilTold()
  expect(told?.seconds).toBeGreaterThan(0)
  expect(told?.seconds).toBeLessThan(5)
})

test('an answer that its reader does not wait for is cut short', async () => {
  const { port, untilTold } = await startObserved((_request, response) => {
    response.writeHead(200).write('Half')
  })
  const request = openRequest({ port, host: '127.0.0.1', agent: false }).end()
  await once(request, 'response')
  request.destroy()
  expect(await untilTold()).toMatchObject([{ status: 200, isCutShort: true }])
})

test('a reader who goes away before there is an answer got none, not 200', async () => {
  let hasCome = () => {}
  const coming = new Promise<void>((resolve) => (hasCome = resolve))
  const { port, untilTold } = await startObserved(() => hasCome())
  const request = openRequest({ port, host: '127.0.0.1', agent: false }).end()
  request.on('error', () => undefined)
  await coming
  request.destroy()
  expect(await untilTold()).toMatchObject([{ status: 499, cache: 'none', isCutShort: true }])
})
