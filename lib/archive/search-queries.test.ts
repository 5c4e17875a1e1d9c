import { describe, expect, test } from 'vitest'

import {
  archiveOf,
  type Files,
  markdownFile,
  newsroomFiles,
  publishFiles,
  story,
} from '@/tests/fixtures/newsroom'

import type { Archive } from './archive'
import { findMatches, hasMatches, type StorySearch } from './search-queries'
import { suggestSearch } from './spelling-queries'

const found = (archive: Archive, search: StorySearch | string, limit = 20) =>
  findMatches(archive, {
    ...(typeof search === 'string' ? { text: search } : search),
    limit,
    offset: 0,
  }).hits.map(({ story }) => story.slug)

const at = (slug: string, keys: Record<string, string>, body?: string) => {
  const publishedAt = keys['publishedAt'] ?? '2026-05-08T10:08:00Z'
  return {
    [`stories/cybersecurity/${publishedAt.slice(0, 10)}-${slug}.md`]: story(
      {
        title: `Of ${slug}`,
        standfirst: 'A standfirst.',
        takeaway: 'A takeaway.',
        analysis: '{ plainEnglish: An analysis. }',
        ...keys,
        publishedAt,
      },
      body === undefined ? undefined : `${body} [^paper]\n`,
    ),
  }
}

const FILES: Files = newsroomFiles({
  'actors/cisa.md': markdownFile({
    name: 'Cybersecurity and Infrastructure Security Agency',
    shortName: 'CISA',
    kind: 'agency',
  }),
  ...at('in-title', { title: 'Ferry sinks' }),
  ...at('in-summary', { standfirst: 'The ferry was late.' }),
  ...at('in-body', {}, 'A ferry and *nothing* [else](https://example.org/hidden-address).'),
  ...at('in-depth', { analysis: '{ plainEnglish: Without a ferry there is no island. }' }),
  ...at('placed', { place: 'São Tomé' }),
  ...at('older', { publishedAt: '2026-05-01T10:00:00Z' }, 'A walrus.'),
  ...at('newer', { publishedAt: '2026-05-02T10:00:00Z', status: 'closed' }, 'A walrus.'),
  ...at('chinese', {}, '人工智能法案今天通过。'),
  ...at('arabic', {}, 'أُغلق الجِسْر القديم أمام الشاحنات'),
  ...at('russian', {}, 'Старый мост закрыт для грузовиков.'),
  ...at('hindi', {}, 'मंत्रालय ने कहा'),
  ...at('thai', {}, 'สะพานเก่าปิดแล้ว'),
  ...at('decomposed', {}, 'A cafe\u0301 opened.'),
  ...at('numbered', {}, 'Apollo XII flew.'),
  ...at('counted', {}, 'Sputnik 3 flew.'),
})

describe('search', async () => {
  const archive = await archiveOf(FILES)

  test('a word counts most in a title, then in the summary, the text, the analysis', () => {
    expect(found(archive, 'ferry')).toEqual(['in-title', 'in-summary', 'in-body', 'in-depth'])
  })

  test('of equals the newest comes first', () => {
    expect(found(archive, 'walrus')).toEqual(['newer', 'older'])
  })

  test.each([
    ['FERRY', 'in-title'],
    ['ferr', 'in-title'],
    ['sao tome', 'placed'],
    ['"São Tomé"', 'placed'],
    ['island without', 'in-depth'],
    ['walruses and', undefined],
    ['walruses', undefined],
    ['walruss', undefined],
    ['islands ferry', 'in-depth'],
    ['cisa', 'joint-paper'],
    ['infrastructure security agency', 'joint-paper'],
    ['framework sign', 'joint-paper'],
    ['"ferry sinks"', 'in-title'],
    ['"sinks ferry"', undefined],
    ['hidden-address', undefined],
    ['example', undefined],
    ['智能', 'chinese'],
    ['智工', undefined],
    ['الجسر القديم', 'arabic'],
    ['МОСТ', 'russian'],
    ['मंत्रालय', 'hindi'],
    ['เก่า', 'thai'],
    ['café', 'decomposed'],
    ['cafe', 'decomposed'],
    ['apollo 12', 'numbered'],
    ['sputnik III', 'counted'],
    ['"sputnik III"', undefined],
  ])('‘%s’ finds %s first', (text, slug) => {
    expect(found(archive, text)[0]).toBe(slug)
  })

  test('all words are needed unless any will do', () => {
    expect(found(archive, 'walrus island')).toEqual([])
    expect(found(archive, { text: 'walrus island', need: 'any' })).toEqual([
      'in-depth',
      'newer',
      'older',
    ])
  })

  test('where any word will do, one that most stories have is no reason to be found, unless it is all', () => {
    const search: StorySearch = { text: 'walrus island standfirst', need: 'any' }
    expect(found(archive, search).toSorted()).toEqual(['in-depth', 'newer', 'older'])
    expect(found(archive, { text: 'standfirst', need: 'any' })).toHaveLength(14)
    expect(found(archive, { text: 'standfirst xyzzyplugh', need: 'any' })).toHaveLength(14)
  })

  test.each<[StorySearch, string[]]>([
    [{ text: 'walrus', status: 'closed' }, ['newer']],
    [{ text: 'walrus', from: '2026-05-02' }, ['newer']],
    [{ text: 'walrus', to: '2026-05-01' }, ['older']],
    [{ text: 'walrus', from: '2026-05-01', to: '2026-05-02' }, ['newer', 'older']],
    [{ text: 'walrus', topic: 'cybersecurity', section: 'Technology' }, ['newer', 'older']],
    [{ text: 'walrus', topic: 'nowhere' }, []],
    [{ text: 'walrus', section: 'Politics' }, []],
    [{ text: 'walrus', actor: 'cisa' }, []],
    [{ actor: 'cisa' }, ['joint-paper']],
    [{ isOpen: true }, ['joint-paper']],
    [{ text: 'walrus', isOpen: true }, []],
    [{ from: '2026-06-01' }, ['first-talks']],
    [{ to: '2026-04-01', text: '' }, ['package-theft']],
  ])('%j finds %j', (search, slugs) => {
    expect(found(archive, search)).toEqual(slugs)
    expect(hasMatches(archive, search)).toBe(slugs.length > 0)
  })

  test('a page of results begins where the one before ended', () => {
    const slugs = found(archive, 'ferry')
    const pages = [0, 2].flatMap(
      (offset) => findMatches(archive, { text: 'ferry', limit: 2, offset }).hits,
    )
    expect(pages.map((hit) => hit.story.slug)).toEqual(slugs)
  })

  test('a result shows where the words stand, in the words of the page', () => {
    const [hit] = findMatches(archive, { text: 'nothing', limit: 1, offset: 0 }).hits
    expect(hit?.excerpt).toEqual([
      { text: 'A ferry and ', isMatch: false },
      { text: 'nothing', isMatch: true },
      { text: ' else.', isMatch: false },
    ])
  })

  test('a story that is found by what its source is called says that this is a source', async () => {
    const sources = `[{ id: paper, publisher: csis, title: Ferries of the fjord, url: https://example.org/paper, kind: primary, access: free }]`
    const cited = await archiveOf(newsroomFiles(at('cited', { sources })))
    const [hit] = findMatches(cited, { text: 'fjord', limit: 1, offset: 0 }).hits
    expect(hit?.excerpt).toEqual([
      { text: 'Source: Ferries of the ', isMatch: false },
      { text: 'fjord', isMatch: true },
    ])
  })

  test('a story that is found by a name alone shows its standfirst', () => {
    const [hit] = findMatches(archive, { text: 'sao', limit: 1, offset: 0 }).hits
    expect(hit?.excerpt).toEqual([{ text: 'A standfirst.', isMatch: false }])
  })

  test.each([
    ['fery', 'ferry'],
    ['the fery "sinsk"', 'the ferry "sinks"'],
    ['infrastrcture', 'infrastructure'],
    ['Ferrysinks', 'Ferry sinks'],
    ['walrus nothingelse', undefined],
    // Two letters off, of which the first is one, would be another word.
    ['perfy', undefined],
    ['ferry', undefined],
    ['xyzzyplugh', undefined],
    ['智能学', undefined],
    ['', undefined],
    // It would be known, but finds nothing together with the rest.
    ['fery walrus', undefined],
  ])('‘%s’ may have been meant as %s', (text, suggestion) => {
    expect(suggestSearch(archive, { text })).toBe(suggestion)
  })
})

test('what may have been meant is only what passes the filters', async () => {
  const archive = await archiveOf(FILES)
  expect(suggestSearch(archive, { text: 'fery', status: 'developing' })).toBe('ferry')
  expect(suggestSearch(archive, { text: 'fery', status: 'closed' })).toBeUndefined()
})

describe('among many', async () => {
  const days = Array.from(
    { length: 40 },
    (_, index) => `2026-05-${String((index % 28) + 1).padStart(2, '0')}`,
  )
  const files = days.map((day, index) =>
    at(
      `story-${index}`,
      {
        publishedAt: `${day}T${String(10 + Math.floor(index / 28))}:00:00Z`,
        ...(index === 3 && { title: 'One two three four five six' }),
        ...(index === 5 && { standfirst: 'One two three four five six.' }),
      },
      'One two three four five six.',
    ),
  )
  const archive = await archiveOf(newsroomFiles(Object.assign({}, ...files)))
  const search = { text: 'one two three four five six' }
  const findAmong = (countable: number, slice = { limit: 100, offset: 0 }) => {
    const { hits, ...counts } = findMatches(archive, { ...search, ...slice, countable })
    return { ...counts, slugs: hits.map((hit) => hit.story.slug) }
  }

  test('those with the words in their headings come first, and then the newest', () => {
    const { slugs, ...counts } = findAmong(40)
    expect(counts).toEqual({ total: 40, isMore: false })
    expect(slugs.slice(0, 4)).toEqual(['story-3', 'story-5', 'story-27', 'story-26'])
    expect(slugs.toSorted()).toEqual(found(archive, search, 100).toSorted())
  })

  test('headings are ranked only where they are few', () => {
    expect(findAmong(2).slugs.slice(0, 3)).toEqual(['story-5', 'story-3', 'story-27'])
  })

  test('pages follow each other without a gap', () => {
    const pages = [0, 15, 30].map((offset) => findAmong(40, { limit: 15, offset }).slugs)
    expect(pages.flat()).toEqual(findAmong(40).slugs)
  })

  test('no more are counted than anyone would turn to', () => {
    expect(findAmong(39)).toMatchObject({ total: 39, isMore: true })
    expect(findAmong(39, { limit: 10, offset: 39 }).slugs).toEqual([])
    expect(findAmong(41)).toMatchObject({ total: 40, isMore: false })
  })
})

describe('of stories published together', () => {
  const filesOf = (slugs: readonly string[]) =>
    newsroomFiles(Object.assign({}, ...slugs.map((slug) => at(slug, {}, 'A walrus.'))))
  const listSlugs = (count: number) => Array.from({ length: count }, (_, n) => `walrus-${n}`)

  test('the order does not depend on which was read first', async () => {
    const slugs = listSlugs(10)
    const atOnce = await archiveOf(filesOf(slugs))
    const oneByOne = await archiveOf(filesOf(slugs.slice(6)))
    await publishFiles(filesOf(slugs), { archive: oneByOne })
    expect(found(oneByOne, 'walrus')).toEqual(found(atOnce, 'walrus'))
  })

  test('every one is found', async () => {
    const slugs = listSlugs(200)
    const archive = await archiveOf(filesOf(slugs))
    expect(found(archive, 'walrus', 300).toSorted()).toEqual(slugs.toSorted())
  })
})

test('a story of any year has its place in time', async () => {
  const years = ['0001', '1889', '1969', '1970', '2026', '9999']
  const files = years.map((year) =>
    at(`of-${year}`, { publishedAt: `${year}-03-01T10:00:00Z` }, 'A walrus.'),
  )
  const archive = await archiveOf(newsroomFiles(Object.assign({}, ...files)), {
    now: '9999-12-31T00:00:00Z',
  })
  expect(found(archive, 'walrus')).toEqual(years.toReversed().map((year) => `of-${year}`))
})

describe('after a change', () => {
  test('a story that changed is found by its new words only, and one that went by none', async () => {
    const first = newsroomFiles(at('walrus', {}, 'A walrus swims.'))
    const archive = await archiveOf(first)
    expect(found(archive, 'walrus')).toEqual(['walrus'])
    await publishFiles(newsroomFiles(at('walrus', { title: 'Of a seal' }, 'A seal swims.')), {
      archive,
    })
    expect(found(archive, 'walrus')).toEqual([])
    expect(found(archive, 'seal')).toEqual(['walrus'])
    expect(suggestSearch(archive, { text: 'wallrus' })).toBeUndefined()
    await publishFiles(newsroomFiles(), { archive })
    expect(found(archive, 'seal')).toEqual([])
  })

  test('an actor that is renamed is found by its new name', async () => {
    const archive = await archiveOf(newsroomFiles())
    const renamed = markdownFile({ name: 'Walrus Agency', kind: 'agency' })
    await publishFiles(newsroomFiles({ 'actors/cisa.md': renamed }), { archive })
    expect(found(archive, 'walrus')).toEqual(['joint-paper'])
    expect(found(archive, 'cisa')).toEqual([])
  })

  test('what is refused changes nothing that is found', async () => {
    const archive = await archiveOf(newsroomFiles())
    const broken = newsroomFiles({ ...at('walrus', { topic: 'nowhere' }, 'A walrus.') })
    expect((await publishFiles(broken, { archive })).outcome).toBe('refused')
    expect(hasMatches(archive, { text: 'walrus' })).toBe(false)
    expect(found(archive, 'theft')).toEqual(['joint-paper'])
  })
})
