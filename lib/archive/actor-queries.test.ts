import { expect, test } from 'vitest'

import { archiveOf, markdownFile, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { findActor, listActors, listStoriesNaming, listViews } from './actor-queries'
import type { Archive } from './archive'

const all = { limit: 99, offset: 0 }

const speaking = (publishedAt: string, ...views: [view: string, asOf: string][]) =>
  story({
    publishedAt,
    perspectives: views
      .map(([view, asOf]) => `\n  - { actor: cisa, view: ${view}, asOf: ${asOf}, source: paper }`)
      .join(''),
  })

const readViews = (archive: Archive, slice = all) =>
  listViews(archive, 'cisa', slice).map(({ perspective: { view, asOf }, story: { slug } }) => [
    slug,
    asOf,
    view,
  ])

test('An actor has every view, the latest first, in an order that does not depend on the past', async () => {
  const a = 'stories/cybersecurity/2026-06-05-a.md'
  const b = 'stories/cybersecurity/2026-06-05-b.md'
  const day = '2026-06-05'
  const files = newsroomFiles({
    [a]: speaking('2026-06-05T08:00:00Z', ['A1', day], ['A2', day], ['A0', '2026-06-20']),
    [b]: speaking('2026-06-05T09:00:00Z', ['B1', day]),
  })
  const fresh = await archiveOf(files)
  const grown = await archiveOf(
    newsroomFiles({ [b]: speaking('2026-06-05T09:00:00Z', ['B0', day]) }),
  )
  await archiveOf(files, { archive: grown })

  for (const archive of [fresh, grown]) {
    expect(findActor(archive, 'cisa')).toEqual({
      actor: { id: 'cisa', name: 'CISA', kind: 'agency', body: '', links: [] },
      views: 5,
      stories: 3,
      from: '2026-05-09',
      until: '2026-06-20',
    })
    expect(readViews(archive)).toEqual([
      ['a', '2026-06-20', 'A0'],
      ['b', '2026-06-05', 'B1'],
      ['a', '2026-06-05', 'A1'],
      ['a', '2026-06-05', 'A2'],
      ['joint-paper', '2026-05-09', 'The agency welcomed the paper. [^paper]'],
    ])
    expect(readViews(archive, { limit: 1, offset: 3 })).toEqual([['a', '2026-06-05', 'A2']])
  }
  expect(findActor(fresh, 'nobody')).toBeUndefined()
})

test('All actors are listed with what they said, also one who said nothing', async () => {
  const archive = await archiveOf(
    newsroomFiles({
      'actors/guild.md': markdownFile({
        ...{ name: 'The Guild', shortName: 'Guild', kind: 'group', country: 'Brackland' },
      }),
      'stories/cybersecurity/2026-06-05-a.md': speaking(
        '2026-06-05T08:00:00Z',
        ['A1', '2026-06-05'],
        ['A2', '2026-06-05'],
      ),
    }),
  )
  expect(listActors(archive)).toEqual([
    { id: 'cisa', name: 'CISA', kind: 'agency', views: 3, stories: 2 },
    {
      ...{ id: 'guild', name: 'The Guild', shortName: 'Guild', kind: 'group' },
      ...{ country: 'Brackland', views: 0, stories: 0 },
    },
  ])
  expect(findActor(archive, 'guild')).toMatchObject({
    views: 0,
    stories: 0,
    from: null,
    until: null,
  })
  expect(listViews(archive, 'guild', all)).toEqual([])
})

test('Stories that name an actor by either name are found; those with a view of theirs are not', async () => {
  const cisa = markdownFile({
    name: 'Cyber "Security" Agency',
    shortName: 'CISA',
    kind: 'agency',
  })
  const naming = (publishedAt: string, body: string) => story({ publishedAt }, body)
  const archive = await archiveOf(
    newsroomFiles({
      'actors/cisa.md': cisa,
      'stories/cybersecurity/2026-06-05-short.md': naming(
        '2026-06-05T08:00:00Z',
        'CISA spoke. [^paper]\n',
      ),
      'stories/cybersecurity/2026-06-05-long.md': naming(
        '2026-06-05T08:00:01Z',
        'The Cyber Security Agency spoke. [^paper]\n',
      ),
      'stories/cybersecurity/2026-06-05-neither.md': naming(
        '2026-06-05T08:00:02Z',
        'A cyber agency spoke. [^paper]\n',
      ),
      'stories/cybersecurity/2026-06-05-speaking.md': speaking('2026-06-05T08:00:00Z', [
        'CISA spoke.',
        '2026-06-05',
      ]),
    }),
  )
  const actor = findActor(archive, 'cisa')?.actor
  expect(actor).toBeDefined()
  if (actor === undefined) return
  const slugs = (limit: number) => listStoriesNaming(archive, actor, limit).map(({ slug }) => slug)
  expect(slugs(9)).toEqual(['long', 'short'])
  expect(slugs(1)).toEqual(['long'])
  expect(listStoriesNaming(archive, { ...actor, name: '???', shortName: '!' }, 9)).toEqual([])
})

test('A story with an ordinary word, or with a longer name that holds it, does not name the actor', async () => {
  const path = (slug: string) => `stories/cybersecurity/2026-06-05-${slug}.md`
  const naming = (body: string, minute = '00') =>
    story({ publishedAt: `2026-06-05T08:${minute}:00Z` }, body)
  const archive = await archiveOf(
    newsroomFiles({
      'actors/house.md': markdownFile({
        name: 'House of Representatives',
        shortName: 'House',
        kind: 'parliament',
      }),
      'actors/president.md': markdownFile({ name: 'The White House', kind: 'agency' }),
      [path('chamber')]: naming('The bill goes to the House. [^paper]\n', '30'),
      [path('in-full')]: naming('The house of representatives met. [^paper]\n'),
      [path('building')]: naming('A house has two locks. [^paper]\n'),
      [path('palace')]: naming('White House aides met at the White House. [^paper]\n'),
    }),
  )
  const actor = findActor(archive, 'house')?.actor
  const slugs = actor && listStoriesNaming(archive, actor, 9).map(({ slug }) => slug)
  expect(slugs).toEqual(['chamber', 'in-full'])
})
