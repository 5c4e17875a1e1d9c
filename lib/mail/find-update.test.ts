import { expect, test } from 'vitest'

import { archiveOf, markdownFile, newsroomFiles } from '@/tests/fixtures/newsroom'

import { findPublishedUpdate } from './find-update'

const archive = (keys: Record<string, string>) =>
  archiveOf(
    newsroomFiles({
      'updates/cybersecurity/3.md': markdownFile(
        { title: 'Hidden', publishedAt: '2026-08-01T09:05:00Z', ...keys },
        'Text.\n',
      ),
      'topics/weather.md': markdownFile({
        title: 'Weather',
        section: 'World',
        description: 'Rain.',
        accent: '100',
      }),
    }),
  )

test('A published update is found', async () => {
  const found = findPublishedUpdate(await archive({}), { topic: 'cybersecurity', number: 2 })
  expect(found.title).toBe('Governments answer')
})

test.each([
  [
    { topic: 'cybersecurity', number: 3 },
    {},
    'Update 3 of cybersecurity is scheduled for 1 August 2026, 09:05 UTC: mail it once it is on the site.',
  ],
  [
    { topic: 'cybersecurity', number: 3 },
    { draft: 'true' },
    'Update 3 of cybersecurity is a draft: take `draft: true` out of its file and commit that.',
  ],
  [
    { topic: 'cybersecurity', number: 4 },
    {},
    'There is no update 4 of cybersecurity: the latest is 2.',
  ],
  [{ topic: 'weather', number: 1 }, {}, 'There is no update 1 of weather: none is published.'],
  [
    { topic: 'cybersecurty', number: 2 },
    {},
    'There is no topic `cybersecurty`: did you mean `cybersecurity`?',
  ],
  [{ topic: 'moon', number: 2 }, {}, 'There is no topic `moon`: there are cybersecurity, weather'],
])('%j of %j is none: %s', async (asked, keys, message) => {
  const hidden = await archive(keys)
  expect(() => findPublishedUpdate(hidden, asked)).toThrow(new Error(message))
})
