import { expect, test } from 'vitest'

import { isContentFile, placeOf } from './layout'

test.each([
  ['site.yaml', { kind: 'site' }],
  ['roadmap.md', { kind: 'roadmap' }],
  ['topics/cyber-security.md', { kind: 'topic', id: 'cyber-security' }],
  ['actors/cisa.md', { kind: 'actor', id: 'cisa' }],
  ['publishers/3m.md', { kind: 'publisher', id: '3m' }],
  ['pages/about.md', { kind: 'page', id: 'about' }],
  ['updates/cyber/3.md', { kind: 'update', topic: 'cyber', number: 3 }],
  ['updates/cyber/003.md', { kind: 'update', topic: 'cyber', number: 3 }],
  [
    'stories/cyber/2028-02-29-a-b.md',
    { kind: 'story', topic: 'cyber', date: '2028-02-29', slug: 'a-b' },
  ],
])('%s has a place', (path, place) => {
  expect(placeOf(path)).toEqual(place)
})

test.each([
  'site.yml',
  'sub/site.yaml',
  'topics/Cyber.md',
  'topics/a_b.md',
  'topics/-a.md',
  'topics/a--b.md',
  'topics/cyber.txt',
  'topics/a/b.md',
  'updates/cyber/0.md',
  'updates/cyber/00.md',
  'updates/cyber/123456.md',
  'updates/cyber/-1.md',
  'stories/2026-05-08-a.md',
  'stories/cyber/2027-02-29-a.md',
  'stories/cyber/2026-05-08.md',
  'stories/cyber/2026-05-08-a.md.md',
  'toString/a.md',
  '../site.yaml',
  'topics/a.md\n',
])('%j has none', (path) => {
  expect(placeOf(path)).toBeUndefined()
})

test.each([
  ['stories/a.md', true],
  ['stories/a.MD', true],
  ['site.yml', true],
  ['a/README.md', false],
  ['readme.md', false],
  ['photo.jpg', false],
  ['.github/a.md', false],
  ['a/.draft.md', false],
])('Whether %s is content: %s', (path, expected) => {
  expect(isContentFile(path)).toBe(expected)
})
