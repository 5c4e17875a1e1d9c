import type {
  BreadcrumbList,
  CorrectionComment,
  CreativeWork,
  Graph,
  ImageObject,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person,
  ProfilePage,
  WebSite,
} from 'schema-dts'

import { lastChangeOf } from '@/lib/archive/last-change'
import type {
  ImageView,
  SourceView,
  StoryDetail,
  TopicHeading,
  UpdateDetail,
} from '@/lib/archive/views'
import { largestSizeOf } from '@/lib/content/image-file'
import { licenceUrl } from '@/lib/content/licence'
import type { Actor, Publisher, Site } from '@/lib/content/schema/newsroom'
import type { Correction } from '@/lib/content/schema/story'
import { routes } from '@/lib/routes'

import { searchTemplate } from './open-search'

/** What is said of a page in the words of schema.org. */
export interface Publication {
  site: Site
  base: URL
}

/** Safe within a `<script>`: nothing in it can end the element or begin a comment. */
export const serialiseJsonLd = (graph: Graph): string =>
  JSON.stringify(graph).replace(/</g, '\\u003c')

const toGraph = (...nodes: Graph['@graph'][number][]): Graph => ({
  '@context': 'https://schema.org',
  '@graph': nodes,
})

export const frontJsonLd = ({ site, base }: Publication): Graph =>
  toGraph(
    {
      '@type': 'WebSite',
      '@id': new URL('#site', base).href,
      url: base.href,
      name: site.name,
      description: site.description,
      inLanguage: site.language,
      publisher: { '@id': publisherId(base) },
      potentialAction: {
        '@type': 'SearchAction',
        target: searchTemplate(base, '{search_term_string}'),
        // What search engines ask for, beyond the vocabulary.
        ...{ 'query-input': 'required name=search_term_string' },
      },
    } satisfies WebSite,
    publisherOf({ site, base }),
  )

export const topicJsonLd = (topic: TopicHeading, publication: Publication): Graph =>
  toGraph(breadcrumbs(publication.base, [topicCrumb(topic)]))

/** A page below that of a topic, or, where there is one, of a story. */
export const partJsonLd = (
  part: Crumb,
  { topic, story }: { topic: TopicHeading; story?: Pick<StoryDetail, 'slug' | 'title'> },
  { base }: Publication,
): Graph =>
  toGraph(
    breadcrumbs(base, [
      topicCrumb(topic),
      ...(story === undefined ? [] : [{ name: story.title, path: routes.story(story.slug) }]),
      part,
    ]),
  )

export const updateJsonLd = (update: UpdateDetail, { base }: Publication): Graph =>
  toGraph(
    breadcrumbs(base, [
      topicCrumb(update.topicHeading),
      { name: update.title, path: routes.update(update.topic, update.number) },
    ]),
  )

export const actorJsonLd = (
  { id, name }: Pick<Actor, 'id' | 'name'>,
  { base }: Publication,
): Graph =>
  toGraph(
    trail(base, [
      { name: 'Actors', path: routes.actors() },
      { name, path: routes.actor(id) },
    ]),
  )

export const publisherJsonLd = (
  { id, name, website }: Pick<Publisher, 'id' | 'name' | 'website'>,
  { base }: Publication,
): Graph =>
  toGraph(
    {
      '@type': 'ProfilePage',
      url: new URL(routes.publisher(id), base).href,
      mainEntity: { '@type': 'Organization', name, url: website },
    } satisfies ProfilePage,
    trail(base, [
      { name: 'Publishers', path: routes.publishers() },
      { name, path: routes.publisher(id) },
    ]),
  )

export function storyJsonLd(story: StoryDetail, publication: Publication, now: string): Graph {
  const { site, base } = publication
  const url = new URL(routes.story(story.slug), base).href
  const retraction = story.corrections.findLast(({ kind }) => kind === 'retraction')
  const article: NewsArticle = {
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: story.isRetracted ? `Retracted: ${story.title}` : story.title,
    description: retraction?.note ?? story.takeaway,
    image:
      story.image === undefined
        ? new URL(routes.storyCard(story.slug), base).href
        : toImageObject(story.image, base),
    datePublished: story.publishedAt,
    dateModified: lastChangeOf(story, now),
    author: story.authors.map((name) => toAuthor(name, publication)),
    publisher: publisherOf(publication),
    articleSection: story.topic.section,
    about: story.topic.title,
    inLanguage: site.language,
    isAccessibleForFree: true,
    wordCount: story.words,
    ...(story.isRetracted && { creativeWorkStatus: 'Retracted' }),
    ...(story.corrections.length > 0 && { correction: story.corrections.map(toCorrection) }),
    citation: story.sources.map(toCitation),
  }
  return toGraph(
    article,
    breadcrumbs(base, [
      topicCrumb(story.topic),
      { name: story.title, path: routes.story(story.slug) },
    ]),
  )
}

function publisherOf({ site, base }: Publication): NewsMediaOrganization {
  const { about, method, corrections } = site.policies
  const pageUrl = (id: string) => new URL(routes.page(id), base).href
  const principles = method ?? about
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(base),
    name: site.publisher.name,
    url: site.publisher.url ?? base.href,
    logo: new URL('/icon-512.png', base).href,
    ...(principles !== undefined && { publishingPrinciples: pageUrl(principles) }),
    ...(corrections !== undefined && { correctionsPolicy: pageUrl(corrections) }),
  }
}

const publisherId = (base: URL) => new URL('#publisher', base).href

/** A by-line that names the newsroom is no person. */
function toAuthor(name: string, { site, base }: Publication): Person | Organization {
  const isNewsroom = [site.name, site.publisher.name].some((own) => name.startsWith(own))
  return isNewsroom
    ? { '@type': 'Organization', name, url: base.href }
    : { '@type': 'Person', name }
}

function toImageObject(image: ImageView, base: URL): ImageObject {
  const { fingerprint, alt, caption, credit, licence } = image
  const { width, height } = largestSizeOf(image)
  const url = new URL(routes.image(fingerprint, width, 'jpg'), base).href
  return {
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    width: { '@type': 'QuantitativeValue', value: width, unitCode: 'E37' },
    height: { '@type': 'QuantitativeValue', value: height, unitCode: 'E37' },
    caption: caption ?? alt,
    creditText: credit,
    license: licenceUrl(licence) ?? { '@type': 'CreativeWork', name: licence },
  }
}

const toCorrection = ({ at, note }: Correction): CorrectionComment => ({
  '@type': 'CorrectionComment',
  datePublished: at,
  text: note,
})

const toCitation = ({ title, url, publishedAt, publisher }: SourceView): CreativeWork => ({
  '@type': 'CreativeWork',
  name: title,
  url,
  publisher: { '@type': 'Organization', name: publisher.name },
  ...(publishedAt !== undefined && { datePublished: publishedAt }),
})

interface Crumb {
  name: string
  path: string
}

const topicCrumb = ({ id, title }: TopicHeading): Crumb => ({ name: title, path: routes.topic(id) })

/** The way to a page, from the list of all topics. */
const breadcrumbs = (base: URL, crumbs: readonly Crumb[]): BreadcrumbList =>
  trail(base, [{ name: 'Topics', path: routes.topics() }, ...crumbs])

const trail = (base: URL, crumbs: readonly Crumb[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: new URL(path, base).href,
  })),
})
