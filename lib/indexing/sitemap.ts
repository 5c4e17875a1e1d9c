import {
  listActorIds,
  listPublisherIds,
  listStoryChanges,
  listTopicAddresses,
  listUpdateAddresses,
} from '@/lib/archive/address-queries'
import type { Archive } from '@/lib/archive/archive'
import { findRoadmap, listPages } from '@/lib/archive/newsroom-queries'
import { countStories } from '@/lib/archive/story-queries'
import { routes } from '@/lib/routes'

import { escapeXml, xmlDocument } from './xml'

/** What the protocol allows in one file. */
const ADDRESSES_PER_FILE = 50_000

interface Address {
  /** A path of the site. */
  path: string
  changedAt?: string | undefined
}

export interface SitemapOptions {
  base: URL
  now: string
  addressesPerFile?: number
}

/** Every address in one file, or, where they are too many for one, a list of the files. */
export function renderSitemap(archive: Archive, options: SitemapOptions): string {
  const files = countFiles(archive, options)
  if (files === 1)
    return renderSitemapPart(archive, 1, options) ?? renderAddresses([], options.base)
  const parts = Array.from({ length: files }, (_, index) => {
    const url = new URL(routes.sitemapPart(index + 1), options.base).href
    return `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`
  })
  return xmlDocument('sitemapindex', {}, parts)
}

/** One file of several, from 1; `undefined` where there is no such file. */
export function renderSitemapPart(
  archive: Archive,
  number: number,
  options: SitemapOptions,
): string | undefined {
  const { base, now, addressesPerFile = ADDRESSES_PER_FILE } = options
  if (!Number.isSafeInteger(number) || number < 1 || number > countFiles(archive, options)) {
    return undefined
  }
  const others = listOtherAddresses(archive)
  const start = (number - 1) * addressesPerFile
  const first = others.slice(start, start + addressesPerFile)
  const stories = listStoryChanges(archive, {
    now,
    limit: addressesPerFile - first.length,
    offset: Math.max(0, start - others.length),
  })
  return renderAddresses(
    [...first, ...stories.map(({ slug, changedAt }) => ({ path: routes.story(slug), changedAt }))],
    base,
  )
}

const countFiles = (
  archive: Archive,
  { addressesPerFile = ADDRESSES_PER_FILE }: SitemapOptions,
): number =>
  Math.ceil((listOtherAddresses(archive).length + countStories(archive)) / addressesPerFile)

/** All but the stories. What has no date of its own says nothing of when it changed. */
function listOtherAddresses(archive: Archive): Address[] {
  const topics = listTopicAddresses(archive)
  const newest = topics.flatMap(({ newestAt }) => newestAt ?? []).sort()
  return [
    { path: routes.front(), changedAt: newest.at(-1) },
    { path: routes.topics() },
    { path: routes.archive() },
    ...(findRoadmap(archive) === undefined ? [] : [{ path: routes.roadmap() }]),
    { path: routes.scenarios() },
    { path: routes.trackRecord() },
    { path: routes.corrections() },
    { path: routes.feeds() },
    ...listPages(archive).map(({ id }) => ({ path: routes.page(id) })),
    ...topics.flatMap(({ id, newestAt }) =>
      [routes.topic(id), routes.topicGraph(id), routes.topicTimeline(id)].map((path) => ({
        path,
        changedAt: newestAt ?? undefined,
      })),
    ),
    ...listUpdateAddresses(archive).map(({ topic, number, publishedAt }) => ({
      path: routes.update(topic, number),
      changedAt: publishedAt,
    })),
    { path: routes.actors() },
    ...listActorIds(archive).map((id) => ({ path: routes.actor(id) })),
    { path: routes.sources() },
    { path: routes.publishers() },
    ...listPublisherIds(archive).map((id) => ({ path: routes.publisher(id) })),
  ]
}

const renderAddresses = (addresses: readonly Address[], base: URL): string =>
  xmlDocument(
    'urlset',
    {},
    addresses.map(({ path, changedAt }) => {
      const modified = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`
      return `<url><loc>${escapeXml(new URL(path, base).href)}</loc>${modified}</url>`
    }),
  )
