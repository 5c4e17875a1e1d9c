import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { expect, test } from 'vitest'

import type { Edition } from '@/lib/mail/edition'
import { fitEdition, MAXIMUM_HTML } from '@/lib/mail/fit'
import { editionOf, HOSTILE, manyStories, quoted } from '@/tests/fixtures/edition'
import { FIRST_TALKS, JOINT_PAPER, markdownFile, story } from '@/tests/fixtures/newsroom'

import { drawEdition } from './draw-edition'

const LEAVE = 'https://lists.example/leave?a=1&b=2'
const UPDATE = 'updates/cybersecurity/2.md'

const draw = async (edition: Edition) => drawEdition(edition, LEAVE)

/** The rules of the web, but for what mail programs still ask for. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard'],
    rules: { 'doctype-html': 'off', 'no-deprecated-attr': 'off' },
  }),
)

async function findingsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  )
}

const hostile = quoted(HOSTILE.slice(0, 290))

const hostileEdition = () =>
  editionOf({
    'topics/cybersecurity.md': markdownFile({
      title: '"<&]]> שלום"',
      section: 'Technology',
      description: 'Threats.',
      accent: '0',
    }),
    [UPDATE]: markdownFile(
      { title: hostile, publishedAt: '2026-06-06T09:00:00Z' },
      'See [a \\<p onclick="x"\\>](https://x.example/?a=1&b=%22c "a <script> <p class=y").\n\n![A <map>](/media/map.png)\n\n| a | b |\n|---|--:|\n| 1 | \\</table> |\n\n1. `</style>`\n2. > two\n',
    ),
    [JOINT_PAPER]: story({
      title: hostile,
      standfirst: hostile,
      takeaway: quoted(HOSTILE.slice(0, 200)),
      place: quoted(HOSTILE.slice(0, 60)),
      corrections: `[{ at: 2026-06-11T10:00:00Z, kind: correction, note: ${hostile} }]`,
      scenarios: `\n  - { id: one, kind: risk, horizon: short, statement: ${hostile}, criterion: C., resolveBy: 2026-07-30, probability: 0.0001 }`,
    }),
  })

test.each([
  ['an ordinary edition', () => editionOf()],
  ['one that every format could trip over', hostileEdition],
  ['one with more than there is room for', () => editionOf(manyStories(120))],
])('The HTML of %s is sound', async (_what, edition) => {
  expect(await findingsOf(await draw(await edition()))).toEqual([])
})

test('No text becomes markup, and nothing is run or fetched', async () => {
  const html = await draw(await hostileEdition())
  expect(html).not.toMatch(/<(?:script|img|link|iframe|object|form|svg|base)\b/i)
  expect(html).not.toMatch(/<[^>]*\son\w+=|javascript:|url\(|@import/i)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('[A &lt;map&gt;]')
  expect(html).not.toMatch(/display:\s*(?:flex|grid)|position:|float:/)
})

test('Every link is absolute and leads to the site, but for those of the text', async () => {
  const html = await draw(await editionOf())
  const links = Array.from(html.matchAll(/href="([^"]*)"/g), ([, url = '']) => url)
  expect([...new Set(links)]).toEqual([
    'https://news.example/',
    'https://news.example/topics/cybersecurity',
    'https://news.example/topics/cybersecurity/updates/2',
    'https://news.example/stories/first-talks',
    'https://news.example/stories/first-talks#sources',
    'https://news.example/stories/joint-paper',
    'https://news.example/stories/joint-paper#scenario-joint-framework',
    'https://news.example/stories/joint-paper#sources',
    'https://news.example/topics/cybersecurity/updates/1',
    'https://lists.example/leave?a=1&amp;b=2',
  ])
})

test('What changed has styles on its tags and whole addresses', async () => {
  const html = await draw(
    await editionOf({
      [UPDATE]: markdownFile(
        { title: 'Links', publishedAt: '2026-06-06T09:00:00Z' },
        'See [it](story:joint-paper) or [us](/about).\n',
      ),
    }),
  )
  expect(html).toMatch(
    /<p style="margin:0 0 14px">See <a href="https:\/\/news\.example\/stories\/joint-paper" class="accent" style="color:#[0-9a-f]{6};text-decoration:underline">it<\/a> or <a href="https:\/\/news\.example\/about"/,
  )
})

test('Both themes are there: one on the tags, one in the sheet', async () => {
  const html = await draw(await editionOf())
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
  expect(html).toContain(
    '@media (prefers-color-scheme:dark){.paper{background-color:#151410!important}',
  )
  expect(html).toContain('background-color:#fcfaf6')
  // A colour that no class stands beside would stay light on dark paper.
  const coloured = Array.from(
    html.matchAll(/<[a-z][^>]*style="[^"]*(?<![-\w])(?:background-)?color:[^>]*>/g),
  )
  expect(coloured.filter(([tag]) => !tag.includes('class="')).map(([tag]) => tag)).toEqual([])
})

test('It tells in the footer why it came, who sent it and how to leave', async () => {
  const html = await draw(
    await editionOf({
      'site.yaml': `name: Foresheet
description: News.
language: ar
publisher: { name: The Publisher, url: 'https://publisher.example/' }
contact: { email: desk@news.example }
policies: { about: about }
`,
    }),
  )
  expect(html).toContain('<html dir="rtl" lang="ar">')
  expect(html).toContain(
    'You get this because your address is on the list of Foresheet for Cybersecurity.',
  )
  expect(html).toMatch(
    /Published by.*href="https:\/\/publisher\.example\/"[^>]*>The Publisher<\/a>/,
  )
  expect(html).toContain('href="mailto:desk@news.example"')
  expect(html).toMatch(
    /href="https:\/\/lists\.example\/leave\?a=1&amp;b=2"[^>]*>Leave the list<\/a>/,
  )
  expect(await drawEdition(await editionOf(), undefined)).not.toContain('Leave the list')
})

test('A retracted story keeps its reason and loses what was wrong', async () => {
  const html = await draw(
    await editionOf({
      [FIRST_TALKS]: story({
        title: 'First talks are held',
        publishedAt: '2026-06-05T08:00:00Z',
        takeaway: 'They talked.',
        corrections: '[{ at: 2026-06-11T10:00:00Z, kind: retraction, note: No talks were held. }]',
      }),
    }),
  )
  expect(html).toContain('Retracted: First talks are held')
  expect(html).toContain('No talks were held.')
  expect(html).not.toContain('They talked.')
})

test('However large the update, the mail stays below what Gmail cuts off', async () => {
  const body = 'A paragraph of what changed, with words enough. '.repeat(400)
  const whole = await editionOf({
    ...manyStories(150),
    [UPDATE]: markdownFile({ title: 'Much', publishedAt: '2026-06-06T09:00:00Z' }, body),
  })
  const { edition, html } = await fitEdition(whole, draw)
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAXIMUM_HTML)
  expect(Buffer.byteLength(html)).toBeGreaterThan(MAXIMUM_HTML / 2)
  expect(edition.remaining).toBeGreaterThan(0)
  expect(html).toContain(`${edition.remaining} more stories on the site`)
  expect(html).toContain('Read all of what changed on the site')
})
