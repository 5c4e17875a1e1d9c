import type { TopicDetail } from '@/lib/archive/views'
import { toMarkdownHeading, toMarkdownLink, toMarkdownText } from '@/lib/content/portable-markdown'
import type { Page, Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

interface Newsroom {
  site: Site
  topics: readonly Pick<TopicDetail, 'id' | 'title' | 'description'>[]
  pages: readonly Pick<Page, 'id' | 'title' | 'description'>[]
}

/** What is where, for language models and whoever writes programs (llmstxt.org). */
export function renderLlms({ site, topics, pages }: Newsroom, base: URL): string {
  const entry = (title: string, path: string, description: string) =>
    `- ${toMarkdownLink(title, new URL(path, base).href)}: ${toMarkdownText(description)}`
  const story = new URL(routes.story('SLUG'), base).href
  const topic = new URL(routes.topic('TOPIC'), base).href
  return (
    [
      toMarkdownHeading(site.name, 1),
      `> ${toMarkdownText(site.description)}`,
      [
        `Every story has one address, \`${story}\`. The same story is Markdown at \`${story}.md\``,
        `and JSON at \`${story}.json\`; a topic is JSON at \`${topic}.json\`.`,
        'Every statement of fact cites a numbered source, every forecast has a probability, a deadline',
        'and, once it is known, an outcome, and every correction is dated.',
      ].join('\n'),
      '## Topics',
      topics
        .map(({ id, title, description }) => entry(title, routes.topicData(id), description))
        .join('\n'),
      '## Formats',
      [
        entry('Feeds', routes.feeds(), 'every feed, as RSS, Atom and JSON Feed'),
        entry(
          'RSS',
          routes.feed(),
          'the newest stories of all topics in full; each topic has its own',
        ),
        entry('Sitemap', routes.sitemap(), 'every address, with the time of its last change'),
        entry('JSON Schema of a story', routes.schema('story'), 'what each key means'),
        entry('JSON Schema of a topic', routes.schema('topic'), 'what each key means'),
      ].join('\n'),
      ...(pages.length === 0
        ? []
        : [
            '## About',
            pages
              .map(({ id, title, description }) => entry(title, routes.page(id), description))
              .join('\n'),
          ]),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  )
}
