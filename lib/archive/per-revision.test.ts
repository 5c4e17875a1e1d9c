import { expect, test } from 'vitest'

import { archiveOf, newsroomFiles, publishFiles } from '@/tests/fixtures/newsroom'

import { findSite } from './newsroom-queries'
import { perRevision } from './per-revision'

test('a question is asked once of each revision of each archive', async () => {
  let asked = 0
  const nameOf = perRevision((archive) => {
    asked++
    return findSite(archive).name
  })
  const files = newsroomFiles()
  const [archive, other] = await Promise.all([archiveOf(files), archiveOf(files)])
  expect([nameOf(archive), nameOf(archive), asked]).toEqual(['Foresheet', 'Foresheet', 1])
  const renamed = files['site.yaml']?.toString().replace('name: Foresheet', 'name: Ashford Evening')
  await publishFiles({ ...files, 'site.yaml': renamed ?? '' }, { archive })
  expect([nameOf(archive), nameOf(archive), asked]).toEqual([
    ...['Ashford Evening', 'Ashford Evening'],
    2,
  ])
  expect(nameOf(other)).toBe('Foresheet')
})
