import { expect, test } from 'vitest'

import { editionOf, HOSTILE, manyStories, quoted } from '@/tests/fixtures/edition'
import { FIRST_TALKS, JOINT_PAPER, markdownFile, story } from '@/tests/fixtures/newsroom'

import { abridge } from './edition'
import { renderEditionText } from './edition-text'

const LEAVE = 'https://lists.example/leave?address=ann%40example.org'
const UPDATE = 'updates/cybersecurity/2.md'

test('The text part reads by itself: headings, stories, forecasts, addresses', async () => {
  expect(renderEditionText(await editionOf(), LEAVE)).toBe(`Foresheet

Cybersecurity · Update #2 · 6 June 2026

Governments answer
==================

They answered.

Stories of this update
======================

First talks are held
--------------------
Developing · 5 June 2026

They agree on words first.

Key takeaway: The paper is the first of its kind.

The story, with 1 source:
https://news.example/stories/first-talks

Two governments publish a joint paper
-------------------------------------
Developing · 8 May 2026

They agree on words first.

Key takeaway: The paper is the first of its kind.

What could happen next
- 65%, likely or probable. Opportunity: The governments sign a
  framework. Deadline 8 August 2026.

The story, with 1 source:
https://news.example/stories/joint-paper

--${' '}

You get this because your address is on the list of Foresheet for
Cybersecurity.

Published by Foresheet.

This update on the site:
https://news.example/topics/cybersecurity/updates/2
The update before, #1:
https://news.example/topics/cybersecurity/updates/1
All updates:
https://news.example/topics/cybersecurity
Leave the list:
${LEAVE}
`)
})

test('Links of the summary are numbered, each address once, below it', async () => {
  const edition = await editionOf({
    [UPDATE]: markdownFile(
      { title: 'Two links', publishedAt: '2026-06-06T09:00:00Z' },
      'See [it](story:joint-paper), [it again](story:joint-paper) and [more](/about).\n',
    ),
  })
  expect(renderEditionText(edition, undefined)).toContain(`See it [1], it again [1] and more [2].

[1] https://news.example/stories/joint-paper
[2] https://news.example/about
`)
})

test('A retracted story has its reason and nothing that was wrong', async () => {
  const corrections =
    '[{ at: 2026-06-10T10:00:00Z, kind: clarification, note: A first note. }, { at: 2026-06-11T10:00:00Z, kind: retraction, note: No talks were held. }, { at: 2027-01-01T10:00:00Z, kind: correction, note: Of the future. }]'
  const text = renderEditionText(
    await editionOf({
      [FIRST_TALKS]: story({
        title: 'First talks are held',
        publishedAt: '2026-06-05T08:00:00Z',
        corrections,
      }),
    }),
    undefined,
  )
  expect(text).toContain(`Retracted: First talks are held
-------------------------------
5 June 2026

! Retraction, 11 June 2026: No talks were held.
! Clarification, 10 June 2026: A first note.

https://news.example/stories/first-talks
`)
  expect(text).not.toContain('Of the future')
})

test('A forecast says what came of it, or that nobody has recorded it', async () => {
  const scenario = (id: string, rest: string) =>
    `\n  - { id: ${id}, kind: risk, horizon: short, statement: It happens., criterion: C., resolveBy: 2026-06-30, probability: 0.2${rest} }`
  const resolution =
    ', resolution: { outcome: no, eventDate: 2026-06-20, recordedAt: 2026-06-21T00:00:00Z, evidence: [paper], note: N. }'
  const text = renderEditionText(
    await editionOf({
      [JOINT_PAPER]: story({ scenarios: scenario('one', resolution) + scenario('two', '') }),
    }),
    undefined,
  )
  expect(text).toContain(`What could happen next
- 20%, highly unlikely. Risk: It happens. Deadline 30 June 2026, outcome
  not yet recorded.
- 20%, highly unlikely. Risk: It happens. It did not happen, 20 June
  2026.
`)
})

test('No line but an address is wider than 72 characters, whatever is written', async () => {
  const edition = await editionOf({
    ...manyStories(5),
    [JOINT_PAPER]: story({ title: quoted(HOSTILE.slice(0, 300)), standfirst: quoted(HOSTILE) }),
  })
  const wide = renderEditionText(edition, LEAVE)
    .split('\n')
    .filter((line) => Array.from(line).length > 72 && line.includes(' '))
  expect(wide).toEqual([])
})

test('An update without words and stories says so', async () => {
  const edition = await editionOf({
    [JOINT_PAPER]: story({ update: '1' }),
    [FIRST_TALKS]: story({ update: '1', publishedAt: '2026-06-05T08:00:00Z' }),
  })
  const changed = { markdown: '', isWhole: true }
  const text = renderEditionText({ ...edition, changed }, undefined)
  expect(text).toContain('No summary was written for this update.')
  expect(text).toContain('No story has been published in this update yet.')
  expect(text).not.toContain('Leave the list')
})

test('What there is no room for is on the site', async () => {
  const whole = await editionOf(manyStories(10))
  const text = renderEditionText(abridge(whole, { changed: 3, stories: 1, briefs: 2 }), undefined)
  expect(text).toContain('Read all of what changed on the site:\nhttps://news.example/topics/')
  expect(text).toContain('9 more stories on the site:\nhttps://news.example/topics/')
})
