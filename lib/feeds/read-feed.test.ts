import { expect, test, vi } from 'vitest'

import { findSite } from '@/lib/archive/newsroom-queries'
import { routes } from '@/lib/routes'
import {
  archiveOf,
  FIRST_TALKS,
  JOINT_PAPER,
  newsroomFiles,
  story,
} from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'

import {
  type ArchiveChannel,
  correctionsChannel,
  findActorChannel,
  findTopicChannel,
  flattenChannels,
  listChannels,
  resolutionsChannel,
  siteChannel,
} from './channels'
import { readFeed } from './read-feed'

vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))

type Files = Parameters<typeof newsroomFiles>[0]
type Archive = Awaited<ReturnType<typeof archiveOf>>

const SINCE = '2026-07-01T12:00:00Z'

async function read(archive: Archive, channel: ArchiveChannel, page = 1) {
  const base = new URL('https://news.example')
  const place = { site: findSite(archive), base, hubUrl: undefined, since: SINCE }
  return readFeed(archive, place, channel, { format: 'rss', page }, (slug) =>
    slug === 'package-theft' ? routes.story(slug) : undefined,
  )
}

async function itemsOf(files: Files, channelOf: (archive: Archive) => ArchiveChannel | undefined) {
  const archive = await archiveOf(newsroomFiles(files))
  const channel = channelOf(archive)
  return channel === undefined ? undefined : (await read(archive, channel))?.items
}

const ofSite = (archive: Archive) => siteChannel(findSite(archive))

/** The item of the story in the middle of the small newsroom, with some keys and its text replaced. */
async function itemOf(keys: Parameters<typeof story>[0], body?: string) {
  const items = await itemsOf(
    { [JOINT_PAPER]: story(keys, body), [FIRST_TALKS]: undefined },
    ofSite,
  )
  return items?.find(({ url }) => url.startsWith('https://news.example/stories/joint-paper'))
}

const URL_OF_PAPER = 'https://news.example/stories/joint-paper'

test('its picture stands before the text, as a JPEG with a whole address', async () => {
  const files = {
    'images/stripes.png': await picture(2000, 1000, 'png'),
    [JOINT_PAPER]: story({ image: imageOf('stripes.png', ', caption: Here & there.') }),
    [FIRST_TALKS]: undefined,
  }
  const [item] = (await itemsOf(files, ofSite)) ?? []
  expect(item?.imageUrl).toMatch(/^https:\/\/news\.example\/images\/[0-9a-f]{20}-1600\.jpg$/)
  expect(item?.html).toContain(`<figure>
<img src="${item?.imageUrl}" alt="Three stripes." width="1600" height="800">
<figcaption>Here &amp; there. Image: Ada Fenn. <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></figcaption>
</figure>
<p><strong>They agree`)
})

test('a story that was retracted shows its picture no more', async () => {
  const corrections = '[{ at: 2026-05-09T00:00:00Z, kind: retraction, note: It was wrong. }]'
  const files = {
    'images/stripes.png': await picture(2000, 1000, 'png'),
    [JOINT_PAPER]: story({ image: imageOf('stripes.png'), corrections }),
    [FIRST_TALKS]: undefined,
  }
  const [item] = (await itemsOf(files, ofSite)) ?? []
  expect(item?.html).toContain('It was wrong.')
  expect(item?.html).not.toContain('<figure>')
  expect(item).toMatchObject({ imageUrl: undefined })
})

test('a story becomes an item with its whole text, its sources, and links that lead somewhere', async () => {
  const item = await itemOf(
    {
      authors: '[Ada Fenn, Bo Marsh]',
      analysis: '{ rootCauses: "Old & new. [^paper]", plainEnglish: Two wrote. }',
    },
    'It follows [the theft](story:package-theft), [this](#top), [that](/about?a=1&b=2) and [him](mailto:a@b.example). [^paper]\n\n![A bridge](/favicon.svg)\n',
  )
  const citation = `<sup class="citation"><a href="${URL_OF_PAPER}#source-paper" aria-label="Source 1: CSIS">1</a></sup>`
  expect(item).toEqual({
    id: 'tag:news.example,2026-05-08:/stories/joint-paper',
    url: URL_OF_PAPER,
    title: 'Two governments publish a joint paper',
    summary: 'The paper is the first of its kind.',
    html: `
<p><strong>They agree on words first.</strong></p>
<p>It follows <a href="https://news.example/stories/package-theft">the theft</a>, <a href="${URL_OF_PAPER}#top">this</a>, <a href="https://news.example/about?a=1&#x26;b=2">that</a> and <a href="mailto:a@b.example">him</a>.${citation}</p>
<p><img src="https://news.example/favicon.svg" alt="A bridge"></p>
<h2>In plain English</h2>
<p>Two wrote.</p>
<h2>Root causes</h2>
<p>Old &#x26; new.${citation}</p>
<h2>Sources</h2>
<ol>
<li><a href="https://example.org/paper">Joint paper</a>, CSIS, undated, primary document</li>
</ol>
<p><a href="${URL_OF_PAPER}">On the site: causes and effects</a></p>`,
    authors: ['Ada Fenn', 'Bo Marsh'],
    categories: ['Cybersecurity', 'Technology'],
    publishedAt: '2026-05-08T10:08:00Z',
    updatedAt: '2026-05-08T10:08:00Z',
  })
})

test('a story that changed keeps its name, moves its time and says first what changed', async () => {
  const item = await itemOf({
    updatedAt: '2026-05-20T08:00:00Z',
    corrections: `
  - { at: 2026-05-21T09:30:00Z, kind: correction, note: "It was <two> & not three." }`,
  })
  expect(item).toMatchObject({
    id: 'tag:news.example,2026-05-08:/stories/joint-paper',
    publishedAt: '2026-05-08T10:08:00Z',
    updatedAt: '2026-05-21T09:30:00Z',
  })
  expect(item?.html.split('\n').slice(0, 2)).toEqual([
    '<p><strong>Correction</strong>, 21 May 2026, 09:30 UTC: It was &lt;two&gt; &amp; not three.</p>',
    '<p><em>Updated 20 May 2026, 08:00 UTC.</em></p>',
  ])
})

test('a renamed story keeps its first name', async () => {
  const item = await itemOf({ previousSlugs: '[first-paper, second-paper]' })
  expect(item).toMatchObject({
    id: 'tag:news.example,2026-05-08:/stories/first-paper',
    url: URL_OF_PAPER,
  })
})

test('no item is newer than what is served', async () => {
  const item = await itemOf({ updatedAt: '2031-01-01T00:00:00Z' })
  expect(item?.updatedAt).toBe('2026-05-08T10:08:00Z')
})

test('a retracted story says so and why, and is not told again', async () => {
  const item = await itemOf({
    corrections: `
  - { at: 2026-05-09T08:00:00Z, kind: correction, note: It was Friday. }
  - { at: 2026-05-10T08:00:00Z, kind: retraction, note: It was a joke. }`,
  })
  expect(item).toMatchObject({
    id: 'tag:news.example,2026-05-08:/stories/joint-paper',
    title: 'Retracted: Two governments publish a joint paper',
    summary: 'It was a joke.',
    updatedAt: '2026-05-10T08:00:00Z',
    html: [
      '<p><strong>Retraction</strong>, 10 May 2026, 08:00 UTC: It was a joke.</p>',
      '<p><strong>Correction</strong>, 9 May 2026, 08:00 UTC: It was Friday.</p>',
      `<p><a href="${URL_OF_PAPER}">The story, with what was wrong</a></p>`,
    ].join('\n'),
  })
})

test('corrections are items of their own, the newest first, and those of one second are told apart', async () => {
  const corrections = `
  - { at: 2026-05-09T08:00:00Z, kind: clarification, note: One. }
  - { at: 2026-05-09T08:00:00Z, kind: correction, note: Two & more. }
  - { at: 2031-01-01T00:00:00Z, kind: correction, note: Not yet. }`
  const files = {
    [JOINT_PAPER]: story({ corrections, previousSlugs: '[first-paper]' }),
    [FIRST_TALKS]: story({
      title: 'First talks are held',
      publishedAt: '2026-06-05T08:00:00Z',
      corrections: '[{ at: 2026-06-06T08:00:00Z, kind: retraction, note: No talks. }]',
    }),
  }
  const items = await itemsOf(files, (archive) => correctionsChannel(findSite(archive)))
  expect(items?.map(({ id }) => id)).toEqual([
    'tag:news.example,2026-06-05:/stories/first-talks/corrections/2026-06-06T08:00:00Z',
    'tag:news.example,2026-05-08:/stories/first-paper/corrections/2026-05-09T08:00:00Z/2',
    'tag:news.example,2026-05-08:/stories/first-paper/corrections/2026-05-09T08:00:00Z',
  ])
  expect(items?.[1]).toEqual({
    id: 'tag:news.example,2026-05-08:/stories/first-paper/corrections/2026-05-09T08:00:00Z/2',
    url: `${URL_OF_PAPER}#corrections`,
    title: 'Correction: Two governments publish a joint paper',
    summary: 'Two & more.',
    html: [
      '<p>Two &amp; more.</p>',
      `<p>Correction of 9 May 2026, 08:00 UTC to <a href="${URL_OF_PAPER}#corrections">Two governments publish a joint paper</a></p>`,
    ].join('\n'),
    authors: ['Foresheet'],
    categories: ['Correction', 'Cybersecurity'],
    publishedAt: '2026-05-09T08:00:00Z',
    updatedAt: '2026-05-09T08:00:00Z',
  })
})

test('a resolution tells the outcome, the forecasts, their score and the evidence', async () => {
  const scenarios = `
  - id: framework
    kind: opportunity
    horizon: short
    statement: The governments sign a framework.
    criterion: A signed text.
    resolveBy: 2026-08-08
    probability: 0.65
    revisions: [{ at: 2026-05-20T00:00:00Z, probability: 0.9, because: Talks go well. }]
    resolution: { outcome: yes, eventDate: 2026-06-01, recordedAt: 2026-06-02T09:00:00Z, evidence: [paper], note: Signed at noon. }
  - id: open
    kind: risk
    horizon: short
    statement: It fails.
    criterion: A notice.
    resolveBy: 2026-08-08
    probability: 0.5
  - id: later
    kind: risk
    horizon: short
    statement: It is delayed.
    criterion: A notice.
    resolveBy: 2026-08-08
    probability: 0.5
    resolution: { outcome: annulled, eventDate: 2026-08-08, recordedAt: 2026-08-09T09:00:00Z, evidence: [paper], note: Not yet. }`
  const items = await itemsOf(
    { [JOINT_PAPER]: story({ scenarios }), [FIRST_TALKS]: undefined },
    (archive) => resolutionsChannel(findSite(archive)),
  )
  const url = `${URL_OF_PAPER}#scenario-framework`
  expect(items).toEqual([
    {
      id: 'tag:news.example,2026-05-08:/stories/joint-paper/scenarios/framework',
      url,
      title: 'It happened: The governments sign a framework.',
      summary: 'Signed at noon. We had given it 90% (highly likely) at last, and 65% at first.',
      html: [
        '<p><strong>It happened</strong>, 1 June 2026. Signed at noon.</p>',
        '<p>We had given it 90% (highly likely) at last, and 65% at first. Brier score: 0.01 for the last forecast, 0.12 for the first. 0 is perfect, 1 is the worst.</p>',
        '<p>Whether the forecast is proven to have been made in time is in the <a href="https://news.example/track-record">track record</a>.</p>',
        '<p>Counted as yes: A signed text.</p>',
        '<p>Evidence: <a href="https://example.org/paper">Joint paper</a>, CSIS</p>',
        `<p>A scenario of <a href="${url}">Two governments publish a joint paper</a></p>`,
      ].join('\n'),
      authors: ['Foresheet'],
      categories: ['It happened', 'Cybersecurity'],
      publishedAt: '2026-06-02T09:00:00Z',
      updatedAt: '2026-06-02T09:00:00Z',
    },
  ])
})

test('an actor has a feed of the stories with a view of theirs; who does not exist has none', async () => {
  const slugsOf = async (id: string) =>
    (await itemsOf({}, (archive) => findActorChannel(archive, id)))?.map(({ url }) => url)
  expect(await slugsOf('cisa')).toEqual([URL_OF_PAPER])
  expect(await slugsOf('nobody')).toBeUndefined()
  expect(await itemsOf({}, (archive) => findTopicChannel(archive, 'nothing'))).toBeUndefined()
})

test('a feed holds the newest fifty, and the others page by page', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 99 }, (_, index) => {
      const day = `2026-${index < 50 ? '04' : '05'}-${String((index % 28) + 1).padStart(2, '0')}`
      return [
        `stories/cybersecurity/${day}-number-${index}.md`,
        story({ publishedAt: `${day}T00:00:00Z` }),
      ]
    }),
  )
  const archive = await archiveOf(newsroomFiles(many))
  const pages = await Promise.all([1, 2, 3, 4].map((page) => read(archive, ofSite(archive), page)))
  expect(pages.map((page) => page?.items.length)).toEqual([50, 50, 2, undefined])
  const urls = pages.flatMap((page) => page?.items.map(({ url }) => url) ?? [])
  expect(new Set(urls).size).toBe(102)
  const times = pages.flatMap((page) => page?.items.map(({ publishedAt }) => publishedAt) ?? [])
  expect(times).toEqual(times.toSorted().toReversed())
  const topic = findTopicChannel(archive, 'cybersecurity')
  expect(topic && (await read(archive, topic, 3))?.items).toHaveLength(2)
})

test('the feeds of a newsroom are listed in groups, without actors that say nothing', async () => {
  const files = { 'actors/mute.md': '---\nname: Mute\nkind: group\n---\n' }
  const channels = flattenChannels(listChannels(await archiveOf(newsroomFiles(files))))
  expect(channels.map(({ folder, page, title }) => [folder, page, title])).toEqual([
    ['', '/', 'Foresheet'],
    ['/topics/cybersecurity', '/topics/cybersecurity', 'Cybersecurity · Foresheet'],
    ['/corrections', '/corrections', 'Corrections · Foresheet'],
    ['/scenarios', '/track-record', 'Resolved scenarios · Foresheet'],
    ['/actors/cisa', '/actors/cisa', 'CISA · Foresheet'],
  ])
})
