import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { commitAll } from '@/tests/fixtures/repository'

import { brackwater, codeOf, metricOf, servingOf, type Site, startSite } from './site'
import { writeNote } from './stories'
import { announce, announceOnce, post, SECRET } from './webhooks'

/** Nothing but the hook can be the cause of a look. */
const WHEN_TOLD = { PUBLISH_POLL_MS: '3600000', PUBLISH_SECRET: SECRET }

const seconds = () => Math.floor(Date.now() / 1000)

const countLooks = (site: Site) => metricOf(site, 'foresheet_publish_total')

test.each(['1', '2'])(
  'with %s processes, a commit is seen at the next word of it',
  async (count) => {
    const place = brackwater()
    const site = await startSite(place, { ...WHEN_TOLD, WORKERS: count })
    const waits: number[] = []
    for (let number = 0; number < 5; number += 1) {
      const slug = `told-${number}`
      writeNote(place.newsroom, slug, `Note ${number}`)
      commitAll(place.newsroom)
      const told = performance.now()
      const answer =
        number % 2 === 0
          ? await announce(site)
          : await announceOnce(site, { id: `msg-${number}`, time: seconds() })
      expect(answer.status).toBe(202)
      await expect
        .poll(() => codeOf(site, `/stories/${slug}`), { timeout: 20_000, interval: 5 })
        .toBe(200)
      waits.push(Math.round(performance.now() - told))
    }
    console.log(`With ${count} processes, a story was there after`, waits, 'ms')
  },
)

test.each(['1', '2'])('with %s processes, who cannot sign changes nothing', async (count) => {
  const place = brackwater()
  const site = await startSite(place, { ...WHEN_TOLD, WORKERS: count })
  const good = await servingOf(site)
  const once = { id: 'msg-1', time: seconds() }
  expect((await announceOnce(site, once)).status).toBe(202)
  const looks = await settledLooks(site)
  writeNote(place.newsroom, 'untold-note', 'An untold note')
  const untold = commitAll(place.newsroom)

  const refusals = {
    unsigned: post(site, '{}', {}),
    forged: announce(site, '{}', 'another secret altogether'),
    'signed by the empty secret': announce(site, '{}', ''),
    'signed for another body': post(site, '{"a":1}', {
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    }),
    'with a token of its own': post(site, '{}', { 'x-gitlab-token': 'guess' }),
    replayed: announceOnce(site, once),
    late: announceOnce(site, { id: 'msg-2', time: seconds() - 301 }),
    'ahead of time': announceOnce(site, { id: 'msg-3', time: seconds() + 360 }),
    oversized: announce(site, randomBytes(600_000).toString('hex')),
    'oversized, and of unknown length': post(site, Buffer.alloc(1_048_577), {
      'transfer-encoding': 'chunked',
    }),
  }
  const codes: Record<string, number> = {}
  for (const [name, refusal] of Object.entries(refusals)) codes[name] = (await refusal).status
  expect(codes).toEqual({
    unsigned: 401,
    forged: 401,
    'signed by the empty secret': 401,
    'signed for another body': 401,
    'with a token of its own': 401,
    replayed: 409,
    late: 401,
    'ahead of time': 401,
    oversized: 413,
    'oversized, and of unknown length': 413,
  })
  expect(await codeOf(site, '/hooks/publish')).toBe(405)
  expect(await countLooks(site)).toBe(looks)
  expect(await servingOf(site)).toBe(good)
  expect(await codeOf(site, '/stories/untold-note')).toBe(404)

  expect((await announce(site)).status).toBe(202)
  await expect.poll(() => servingOf(site), { timeout: 20_000 }).toBe(untold)
})

/** Looks so far, once the first one of the follower and the one that was asked for are over. */
async function settledLooks(site: Site): Promise<number> {
  await expect.poll(() => countLooks(site), { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
  return countLooks(site)
}

test('without a secret there is no hook', async () => {
  const site = await startSite(brackwater(), { PUBLISH_POLL_MS: '3600000' })
  expect((await announce(site)).status).toBe(405)
})
