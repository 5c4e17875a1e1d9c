import { expect, test } from '@playwright/test'

const STORY = '/stories/old-bridge-closed'

test('a story is there as JSON for the scripts of any site', async ({ request }) => {
  const response = await request.get(`${STORY}.json`)
  expect(response.status()).toBe(200)
  expect(response.headers()).toMatchObject({
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  const data = await response.json()
  expect(data).toMatchObject({
    slug: 'old-bridge-closed',
    title: 'The old bridge is closed to lorries',
    topic: { id: 'bridge', section: 'Town' },
    update: { number: 3, title: 'The bridge is shut' },
    changedAt: '2025-09-01T09:00:00Z',
    authors: ['Ada Fenn', 'Bo Marsh', 'Cy Reed'],
  })
  expect(data.scenarios).toHaveLength(7)
  expect(data.perspectives).toHaveLength(3)
  expect(data.sources).toHaveLength(5)
  expect(data.corrections).toHaveLength(2)
  expect(data.effects.map(({ story }: { story: { slug: string } }) => story.slug)).not.toContain(
    'mayors-boat-trip',
  )
  expect(JSON.stringify(data)).not.toMatch(/story:|"accent"|"draft"|"body":\{/)
})

test('its addresses lead somewhere, and its schema says what its keys mean', async ({
  request,
}) => {
  const data = await (await request.get(`${STORY}.json`)).json()
  const addresses: string[] = [
    data.$schema,
    data.url,
    data.markdown,
    data.topic.url,
    data.topic.data,
    data.update.url,
  ]
  for (const address of addresses) {
    const { pathname } = new URL(address)
    expect((await request.get(pathname)).status(), address).toBe(200)
  }
  const schema = await request.get(new URL(data.$schema).pathname)
  expect(schema.headers()).toMatchObject({
    'content-type': 'application/schema+json',
    'access-control-allow-origin': '*',
  })
  const described = await schema.json()
  expect(described.$id).toBe(data.$schema)
  expect(Object.keys(described.properties)).toEqual(expect.arrayContaining(Object.keys(data)))
  expect(Object.keys(data)).toEqual(expect.arrayContaining(described.required))
})

test('a story is there as Markdown with its sources', async ({ request }) => {
  const response = await request.get(`${STORY}.md`)
  expect(response.status()).toBe(200)
  expect(response.headers()).toMatchObject({
    'content-type': 'text/markdown; charset=utf-8',
    'access-control-allow-origin': '*',
  })
  const text = await response.text()
  expect(text.startsWith('# The old bridge is closed to lorries\n')).toBe(true)
  expect(text.match(/^## .*$/gm)).toEqual([
    '## What was found',
    '## What people say',
    '## Deep analysis',
    '## What could happen next',
    '## Causes',
    '## Effects',
    '## Different perspectives',
    '## Sources',
  ])
  const defined = Array.from(text.matchAll(/^\[\^(\d+)\]: /gm), ([, number]) => number)
  expect(defined).toEqual(['1', '2', '3', '4', '5'])
  const used = new Set(Array.from(text.matchAll(/\[\^(\d+)\](?!:)/g), ([, number]) => number))
  expect([...used].toSorted()).toEqual(defined)
  expect(text).not.toMatch(/story:|\[\^[a-z]/)
})

for (const path of ['right-to-left', 'long-words', 'toll-begins', 'ferry-timetable']) {
  test(`${path} is there as JSON and as Markdown`, async ({ request }) => {
    expect((await request.get(`/stories/${path}.json`)).status()).toBe(200)
    expect((await request.get(`/stories/${path}.md`)).status()).toBe(200)
  })
}

test('a page names its other forms', async ({ page }) => {
  await page.goto(STORY)
  for (const [type, path] of [
    ['application/json', `${STORY}.json`],
    ['text/markdown', `${STORY}.md`],
  ]) {
    const href = await page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute('href')
    expect(new URL(href ?? '').pathname).toBe(path)
  }
})

test('a former slug leads to the slug of today', async ({ request }) => {
  for (const ending of ['.json', '.md']) {
    const response = await request.get(`/stories/bridge-shut${ending}`, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    expect(response.headers()['location']).toBe(`${STORY}${ending}`)
  }
})

test('what has no page has no data', async ({ request }) => {
  for (const path of [
    '/stories/no-such-story.json',
    '/stories/no-such-story.md',
    '/stories/mayors-boat-trip.json',
    '/stories/bridge-reopening-ceremony.md',
    '/topics/no-such-topic.json',
    '/schemas/actor.json',
    '/topics/council.json?page=0',
    '/topics/council.json?page=-1',
    '/topics/council.json?page=abc',
    '/topics/council.json?page=2',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test('a topic is there as JSON, with its updates and stories', async ({ request }) => {
  const response = await request.get('/topics/council.json')
  expect(response.headers()).toMatchObject({
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
  })
  const data = await response.json()
  expect(data).toMatchObject({ id: 'council', title: 'The town council', page: 1, pages: 1 })
  expect(data.stories).toHaveLength(data.storyCount)
  const numbers: number[] = data.updates.map(({ number }: { number: number }) => number)
  expect(numbers).toEqual([8, 5, 2, 1])
  const one = await request.get('/topics/council.json?page=1', { maxRedirects: 0 })
  expect(one.status()).toBe(200)
})

test('the data are tagged, and not sent again to who has them', async ({ request }) => {
  for (const path of [
    `${STORY}.json`,
    `${STORY}.md`,
    '/topics/council.json',
    '/schemas/story.json',
  ]) {
    const first = await request.get(path)
    const again = await request.get(path, {
      headers: { 'if-none-match': first.headers()['etag'] ?? '' },
    })
    expect(again.status(), path).toBe(304)
  }
})
