import { expect, test } from 'vitest'

import { type FeedState, type HubOptions, openHubNotifier } from './websub'

const HUB = 'https://hub.example/'
const A = 'https://news.example/feed.xml'
const B = 'https://news.example/topics/bridge/feed.xml'

/** A hub that answers with these statuses in turn, then with 204; `0` is a hub that is gone. */
function setUp(statuses: number[] = [], options: Partial<HubOptions> = {}) {
  const world = { feeds: states({ [A]: '1', [B]: '1' }), reads: 0, isGone: false }
  const posted: string[] = []
  const waited: number[] = []
  const failures: string[] = []
  const { notify, settled } = openHubNotifier({
    hub: HUB,
    readFeeds: async () => {
      world.reads += 1
      if (world.isGone) throw new Error('the index is gone')
      return world.feeds
    },
    onFailure: (sentence) => failures.push(sentence),
    post: async (hub, form) => {
      posted.push(`${hub} ${form.toString()}`)
      const status = statuses.shift() ?? 204
      if (status === 0) throw new Error('connect ECONNREFUSED')
      return { ok: status < 300, status }
    },
    wait: async (milliseconds) => waited.push(milliseconds),
    ...options,
  })
  const publish = async (feeds: Record<string, string>) => {
    await settled()
    world.feeds = states(feeds)
    notify()
    await settled()
  }
  return { world, posted, waited, failures, notify, settled, publish }
}

const states = (feeds: Record<string, string>): FeedState[] =>
  Object.entries(feeds).map(([url, state]) => ({ url, state }))

const ping = (url: string) => `${HUB} hub.mode=publish&hub.url=${encodeURIComponent(url)}`

test('the hub is told of each feed that has changed, and of no other', async () => {
  const { posted, publish } = setUp()
  await publish({ [A]: '2', [B]: '1' })
  expect(posted).toEqual([ping(A)])
  await publish({ [A]: '3', [B]: '2' })
  expect(posted).toEqual([ping(A), ping(A), ping(B)])
  await publish({ [A]: '3', [B]: '2' })
  expect(posted).toHaveLength(3)
})

test('a new feed is a change, one that is gone is none', async () => {
  const { posted, publish } = setUp()
  await publish({ [B]: '1', 'https://news.example/new.xml': '1' })
  expect(posted).toEqual([ping('https://news.example/new.xml')])
})

test('a hub that is busy or gone is told again, twice, after longer and longer pauses', async () => {
  const { posted, waited, failures, publish } = setUp([503, 0])
  await publish({ [A]: '2', [B]: '1' })
  expect(posted).toEqual([ping(A), ping(A), ping(A)])
  expect(waited).toEqual([2_000, 15_000])
  expect(failures).toEqual([])
})

test('only what failed is told again, and what fails three times is reported once', async () => {
  const { posted, failures, publish } = setUp([500, 204, 0, 429])
  await publish({ [A]: '2', [B]: '2' })
  expect(posted).toEqual([ping(A), ping(B), ping(A), ping(A)])
  expect(failures).toEqual([`The hub ${HUB} was not told of ${A}: it answered 429`])
})

test('a hub that never answers is given up with one sentence, and told of the next change', async () => {
  const { posted, failures, publish } = setUp([0, 0, 0, 0, 0, 0])
  await publish({ [A]: '2', [B]: '2' })
  expect(failures).toEqual([`The hub ${HUB} was not told of ${A} and 1 more: connect ECONNREFUSED`])
  await publish({ [A]: '3', [B]: '2' })
  expect(posted.slice(6)).toEqual([ping(A)])
})

test('who publishes does not wait: nothing is read or sent before it goes on', async () => {
  const { world, posted, notify, settled } = setUp()
  await settled()
  world.feeds = states({ [A]: '2', [B]: '1' })
  notify()
  notify()
  expect(world.reads).toBe(1)
  expect(posted).toEqual([])
  await settled()
  expect(world.reads).toBe(2)
  expect(posted).toEqual([ping(A)])
})

test('what is published while the hub is being told is told after it', async () => {
  const { world, posted, notify, settled } = setUp([], {
    post: async (_hub, form) => {
      posted.push(String(form.get('hub.url')))
      if (posted.length === 1) {
        world.feeds = states({ [A]: '3', [B]: '2' })
        notify()
      }
      return { ok: true, status: 204 }
    },
  })
  await settled()
  world.feeds = states({ [A]: '2', [B]: '1' })
  notify()
  await settled()
  await settled()
  expect(posted).toEqual([A, A, B])
})

test('feeds that cannot be read are reported, and compared with what was known before', async () => {
  const { world, posted, failures, publish, settled } = setUp()
  await settled()
  world.isGone = true
  await publish({ [A]: '2', [B]: '1' })
  expect(failures).toEqual(['The feeds cannot be compared for the hub: the index is gone'])
  world.isGone = false
  await publish({ [A]: '2', [B]: '1' })
  expect(posted).toEqual([ping(A)])
})

test('without a hub nothing is read', async () => {
  const { notify, settled } = openHubNotifier({
    hub: undefined,
    readFeeds: async () => expect.unreachable(),
    onFailure: () => expect.unreachable(),
  })
  notify()
  await settled()
})
