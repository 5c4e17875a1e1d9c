import { expect, test } from 'vitest'

import {
  FIRST_TALKS,
  JOINT_PAPER,
  markdownFile,
  newsroomFiles,
  PACKAGE_THEFT,
  refusalOf,
  story,
} from '@/tests/fixtures/newsroom'

const OTHER = 'stories/cybersecurity/2026-05-08-other.md'

test('The newsroom of these tests is sound', async () => {
  await expect(refusalOf(newsroomFiles())).rejects.toThrow('expected a refusal, not published')
})

test('A topic that does not exist is reported by its story and its update', async () => {
  const files = newsroomFiles({
    'stories/cyber-security/2026-05-08-other.md': story({ topic: 'cyber-security', update: '1' }),
    'updates/cyber-security/1.md': markdownFile(
      { title: 'T', publishedAt: '2026-05-08T10:08:00Z' },
      'Text.\n',
    ),
  })
  expect(await refusalOf(files)).toEqual([
    'stories/cyber-security/2026-05-08-other.md:4:8: error: there is no topic `cyber-security`: did you mean `cybersecurity`? [unknown-topic]',
    'updates/cyber-security/1.md:1:1: error: there is no topic `cyber-security`: did you mean `cybersecurity`? [unknown-topic]',
  ])
})

test('An update that does not exist is reported, with the file to create', async () => {
  expect(await refusalOf(newsroomFiles({ [OTHER]: story({ update: '7' }) }))).toEqual([
    `${OTHER}:5:9: error: there is no update 7 of \`cybersecurity\`: create updates/cybersecurity/7.md [unknown-update]`,
  ])
})

test('An actor and a publisher that do not exist are reported where they are named', async () => {
  const files = newsroomFiles({
    [OTHER]: story({
      perspectives: '[{ actor: csia, view: Yes., asOf: 2026-05-09, source: paper }]',
      sources: `
  - id: paper
    publisher: csiss
    title: T
    url: https://example.org/
    kind: primary
    access: free`,
    }),
  })
  expect(await refusalOf(files)).toEqual([
    `${OTHER}:13:16: error: there is no publisher \`csiss\`: did you mean \`csis\`? [unknown-publisher]`,
    `${OTHER}:18:25: error: there is no actor \`csia\`: did you mean \`cisa\`? [unknown-actor]`,
  ])
})

test('A cause that does not exist is reported, also by the name it once had', async () => {
  const files = newsroomFiles({
    [OTHER]: story({
      causes: `
  - { story: package-thefts, because: B. }
  - { story: former-theft, because: B. }`,
    }),
    [PACKAGE_THEFT]: story({
      update: '1',
      publishedAt: '2026-03-31T20:40:00Z',
      previousSlugs: '[former-theft]',
    }),
  })
  expect(await refusalOf(files)).toEqual([
    `${OTHER}:13:14: error: there is no story \`package-thefts\`: did you mean \`package-theft\`? [unknown-cause]`,
    `${OTHER}:14:14: error: there is no story \`former-theft\` [unknown-cause]`,
  ])
})

test('A link to a story that does not exist is reported where it stands, in every kind of text', async () => {
  const text = 'First [a](story:package-theft).\n\nThen [b](story:package).\n'
  const files = newsroomFiles({
    'pages/about.md': markdownFile({ title: 'A', description: 'D' }, text),
    'actors/cisa.md': markdownFile({ name: 'CISA', kind: 'agency' }, text),
    [OTHER]: story({ analysis: '\n  rootCauses: See [it](story:package). [^paper]' }, 'Text.\n'),
  })
  expect(await refusalOf(files)).toEqual([
    'actors/cisa.md:7:10: error: there is no story `package` [unknown-story]',
    'pages/about.md:7:10: error: there is no story `package` [unknown-story]',
    `${OTHER}:11:24: error: there is no story \`package\` [unknown-story]`,
  ])
})

test('A policy of the site is a page', async () => {
  const site = 'name: N\ndescription: D\nlanguage: en\npublisher: { name: P }\npolicies:\n'
  const files = newsroomFiles({ 'site.yaml': `${site}  about: about\n  method: methods\n` })
  expect(await refusalOf(files)).toEqual([
    'site.yaml:7:11: error: there is no page `methods` [unknown-page]',
  ])
})

test('A newsroom has a site.yaml', async () => {
  expect(await refusalOf(newsroomFiles({ 'site.yaml': undefined }))).toEqual([
    'site.yaml:1:1: error: the newsroom has no site.yaml: create it with `name`, `description`, `language` and `publisher` [missing-file]',
  ])
})

const ONE_FOR_EVER = 'a slug names one story for ever; give the newer one another [duplicate-id]'

test('A slug that two stories share is reported by both, each naming the other', async () => {
  const twin = 'stories/cybersecurity/2026-05-09-first-talks.md'
  const files = newsroomFiles({ [twin]: story({ publishedAt: '2026-05-09T00:00:00Z' }) })
  expect(await refusalOf(files)).toEqual([
    `${twin}:1:1: error: the slug \`first-talks\` is also that of ${FIRST_TALKS}: ${ONE_FOR_EVER}`,
    `${FIRST_TALKS}:1:1: error: the slug \`first-talks\` is also that of ${twin}: ${ONE_FOR_EVER}`,
  ])
})

test('A former slug collides with a story, with another former slug, and with its own story', async () => {
  const files = newsroomFiles({
    [OTHER]: story({ previousSlugs: '[first-talks, shared, other]' }),
    [PACKAGE_THEFT]: story({
      update: '1',
      publishedAt: '2026-03-31T20:40:00Z',
      previousSlugs: '[shared]',
    }),
  })
  expect(await refusalOf(files)).toEqual([
    `${PACKAGE_THEFT}:12:17: error: the slug \`shared\` is also that of ${OTHER}: ${ONE_FOR_EVER}`,
    `${OTHER}:1:1: error: the slug \`other\` is also that of ${OTHER}: ${ONE_FOR_EVER}`,
    `${OTHER}:12:17: error: the slug \`first-talks\` is also that of ${FIRST_TALKS}: ${ONE_FOR_EVER}`,
    `${OTHER}:12:30: error: the slug \`shared\` is also that of ${PACKAGE_THEFT}: ${ONE_FOR_EVER}`,
    `${OTHER}:12:38: error: the slug \`other\` is also that of ${OTHER}: ${ONE_FOR_EVER}`,
    `${FIRST_TALKS}:1:1: error: the slug \`first-talks\` is also that of ${OTHER}: ${ONE_FOR_EVER}`,
  ])
})

test('An update number is used once, however it is written', async () => {
  const update = markdownFile({ title: 'T', publishedAt: '2026-06-06T09:00:00Z' }, 'Text.\n')
  expect(await refusalOf(newsroomFiles({ 'updates/cybersecurity/02.md': update }))).toEqual([
    'updates/cybersecurity/02.md:1:1: error: update 2 of `cybersecurity` is also updates/cybersecurity/2.md: number the updates of a topic 1, 2, 3 … [duplicate-id]',
    'updates/cybersecurity/2.md:1:1: error: update 2 of `cybersecurity` is also updates/cybersecurity/02.md: number the updates of a topic 1, 2, 3 … [duplicate-id]',
  ])
})

test('A page cannot take an address of the site itself', async () => {
  const page = markdownFile({ title: 'T', description: 'D' }, 'Text.\n')
  expect(await refusalOf(newsroomFiles({ 'pages/topics.md': page }))).toEqual([
    'pages/topics.md:1:1: error: the address /topics belongs to the site itself: give the page another file name [duplicate-id]',
  ])
})

test('A cause is not later than its effect', async () => {
  const files = newsroomFiles({
    [OTHER]: story({ causes: '[{ story: first-talks, because: B. }]' }),
  })
  expect(await refusalOf(files)).toEqual([
    `${OTHER}:12:19: error: the cause \`first-talks\` (2026-06-05T08:00:00Z) is later than this story (2026-05-08T10:08:00Z): a cause comes first; perhaps this story caused the other [cause-order]`,
  ])
})

test('A circle of causes is reported once, with its path, among stories of one moment', async () => {
  const because = (slug: string) => story({ causes: `[{ story: ${slug}, because: B. }]` })
  const files = newsroomFiles({
    'stories/cybersecurity/2026-05-08-a.md': because('b'),
    'stories/cybersecurity/2026-05-08-b.md': because('c'),
    'stories/cybersecurity/2026-05-08-c.md': because('a'),
    'stories/cybersecurity/2026-05-08-d.md': because('d'),
    'stories/cybersecurity/2026-05-08-e.md': because('a'),
  })
  expect(await refusalOf(files)).toEqual([
    'stories/cybersecurity/2026-05-08-c.md:12:19: error: stories cause each other in a circle: a ← b ← c ← a [cause-cycle]',
    'stories/cybersecurity/2026-05-08-d.md:12:19: error: stories cause each other in a circle: d ← d [cause-cycle]',
  ])
})

test('A circle through time is reported as such, beside the cause that comes too late', async () => {
  const files = newsroomFiles({
    [PACKAGE_THEFT]: story({
      update: '1',
      publishedAt: '2026-03-31T20:40:00Z',
      causes: '[{ story: first-talks, because: B. }]',
    }),
  })
  const found = await refusalOf(files)
  expect(found).toEqual([
    `${PACKAGE_THEFT}:12:19: error: the cause \`first-talks\` (2026-06-05T08:00:00Z) is later than this story (2026-03-31T20:40:00Z): a cause comes first; perhaps this story caused the other [cause-order]`,
    `${JOINT_PAPER}:12:19: error: stories cause each other in a circle: package-theft ← first-talks ← joint-paper ← package-theft [cause-cycle]`,
  ])
})

test('Two stories may have one cause and one effect: that is no circle', async () => {
  const files = newsroomFiles({
    [OTHER]: story({ causes: '[{ story: package-theft, because: B. }]' }),
    [FIRST_TALKS]: story({
      publishedAt: '2026-06-05T08:00:00Z',
      causes: '[{ story: joint-paper, because: B. }, { story: other, because: B. }]',
    }),
  })
  await expect(refusalOf(files)).rejects.toThrow('expected a refusal, not published')
})

test('A draft is no target for what readers see, but for another draft it is', async () => {
  const draftStory = (keys: Record<string, string> = {}) =>
    story({ publishedAt: '2026-03-31T20:40:00Z', update: '1', draft: 'true', ...keys })
  const files = newsroomFiles({
    [PACKAGE_THEFT]: draftStory(),
    [OTHER]: story(
      { draft: 'true', causes: '[{ story: package-theft, because: B. }]' },
      'See [it](story:package-theft). [^paper]\n',
    ),
    'updates/cybersecurity/3.md': markdownFile(
      { title: 'T', publishedAt: '2026-06-06T09:00:00Z', draft: 'true' },
      'See [it](story:package-theft).\n',
    ),
  })
  const hint =
    'the story `package-theft` is a draft, which no reader can open: publish it first, or make this file a draft too'
  expect(await refusalOf(files)).toEqual([
    `${JOINT_PAPER}:12:19: error: ${hint} [unknown-cause]`,
    `${JOINT_PAPER}:27:31: error: ${hint} [unknown-story]`,
    `updates/cybersecurity/1.md:5:25: error: ${hint} [unknown-story]`,
  ])
})

test('A file that is broken is not unknown to others', async () => {
  const broken = '---\n'
  const files = newsroomFiles({
    'actors/cisa.md': broken,
    'publishers/csis.md': broken,
    'topics/cybersecurity.md': broken,
    'updates/cybersecurity/2.md': broken,
    'pages/about.md': broken,
    [PACKAGE_THEFT]: broken,
    'site.yaml': 'name: N\n\ta: b\n',
  })
  const rules = (await refusalOf(files)).map((line) => / \[([a-z-]+)\]$/.exec(line)?.[1])
  expect(new Set(rules)).toEqual(new Set(['front-matter', 'yaml-syntax']))
})
