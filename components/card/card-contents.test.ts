import { expect, test } from 'vitest'

import { findSite, findTopic, findUpdate } from '@/lib/archive/newsroom-queries'
import { findStory } from '@/lib/archive/story-queries'
import { archiveOf, JOINT_PAPER, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { siteCard, storyCard, topicCard, updateCard } from './card-contents'

async function cardOf(keys: Record<string, string>) {
  const archive = await archiveOf(newsroomFiles({ [JOINT_PAPER]: story(keys) }))
  const found = findStory(archive, 'joint-paper')
  if (found === undefined) throw new Error('no story')
  return storyCard(found, { site: findSite(archive), host: 'news.example' })
}

test('a story shows topic, day, headline, takeaway and section', async () => {
  expect(await cardOf({})).toEqual({
    siteName: 'Foresheet',
    language: 'en-GB',
    hue: 255,
    kicker: 'Cybersecurity',
    day: '8 May 2026',
    title: 'Two governments publish a joint paper',
    text: 'The paper is the first of its kind.',
    note: 'Technology',
  })
})

test('a retracted story says so, and why', async () => {
  const corrections = '[{ at: 2026-05-09T08:00:00Z, kind: retraction, note: It was a joke. }]'
  expect(await cardOf({ corrections })).toMatchObject({
    title: 'Retracted: Two governments publish a joint paper',
    text: 'It was a joke.',
  })
})

test('a headline that the fonts cannot print gives way to the topic', async () => {
  expect(await cardOf({ title: 'ꦲꦏ꧀ꦱꦫ' })).toEqual({
    siteName: 'Foresheet',
    language: 'en-GB',
    hue: 255,
    kicker: undefined,
    day: '8 May 2026',
    title: 'Cybersecurity',
    text: undefined,
    note: 'news.example',
  })
})

test('a headline in another script that has a font stays as it is', async () => {
  expect(await cardOf({ title: 'أُغلق الجسر القديم', takeaway: '大橋' })).toMatchObject({
    kicker: 'Cybersecurity',
    title: 'أُغلق الجسر القديم',
    text: '大橋',
  })
})

test('a takeaway that the fonts cannot print is left out, and emoji are', async () => {
  expect(await cardOf({ title: 'Lift-off 🚀', takeaway: 'ꦲꦏ꧀ꦱꦫ' })).toMatchObject({
    title: 'Lift-off',
    text: undefined,
  })
})

test('a topic, an update and the site have cards of their own', async () => {
  const archive = await archiveOf(newsroomFiles())
  const frame = { site: findSite(archive), host: 'news.example' }
  const topic = findTopic(archive, 'cybersecurity')
  const update = findUpdate(archive, 'cybersecurity', 2)
  if (topic === undefined || update === undefined) throw new Error('nothing there')
  expect(topicCard(topic, frame)).toMatchObject({
    kicker: 'Technology',
    title: 'Cybersecurity',
    text: 'Threats and defences.',
    note: 'news.example',
  })
  expect(updateCard(update, frame)).toMatchObject({
    kicker: 'Cybersecurity',
    day: '6 June 2026',
    title: 'Governments answer',
    text: 'First talks are held · Two governments publish a joint paper',
    note: 'Update #2',
  })
  expect(siteCard(frame)).toMatchObject({
    siteName: 'Foresheet',
    title: 'News that shows its working.',
    note: 'news.example',
  })
  expect(siteCard({ ...frame, site: { ...frame.site, name: 'ꦲꦏ꧀ꦱꦫ' } })).toMatchObject({
    siteName: 'news.example',
    note: undefined,
  })
})
