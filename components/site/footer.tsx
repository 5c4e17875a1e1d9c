import type { TopicHeading } from '@/lib/archive/views'
import type { Page, Roadmap, Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { SiteLinks } from './site-links'

interface FooterProps {
  site: Site
  topics: TopicHeading[]
  pages: Page[]
  roadmap: Roadmap | undefined
}

export function Footer({ site, topics, pages, roadmap }: FooterProps) {
  const topicLinks = topics.map(({ id, title }) => ({ name: title, href: routes.topic(id) }))
  const pageLinks = [
    ...pages.map(({ id, title }) => ({ name: title, href: routes.page(id) })),
    ...(roadmap === undefined ? [] : [{ name: roadmap.title, href: routes.roadmap() }]),
    { name: 'Scenarios', href: routes.scenarios() },
    { name: 'Track record', href: routes.trackRecord() },
    { name: 'Actors', href: routes.actors() },
    { name: 'Sources', href: routes.sources() },
    { name: 'Archive', href: routes.archive() },
    { name: 'Corrections', href: routes.corrections() },
    { name: 'Feeds', href: routes.feeds() },
  ]
  return (
    <footer className="mt-16 grow border-t border-rule bg-raised">
      <div className="page grid gap-4 py-8">
        <SiteLinks label="Topics" links={topicLinks} />
        <SiteLinks label="About this site" links={pageLinks} />
        <p className="meta">
          Published by <PublisherName publisher={site.publisher} />. All times are UTC.{' '}
          {site.contact && <Contact contact={site.contact} />}
        </p>
        {/* Filled by public/enhancements.js: without script there is nothing to choose here. */}
        <div className="tools meta no-print" />
      </div>
    </footer>
  )
}

function PublisherName({ publisher }: Pick<Site, 'publisher'>) {
  return publisher.url === undefined ? publisher.name : <a href={publisher.url}>{publisher.name}</a>
}

function Contact({ contact }: { contact: NonNullable<Site['contact']> }) {
  return (
    <>
      {contact.email && <a href={`mailto:${contact.email}`}>Write to {contact.email}</a>}{' '}
      {contact.url && <a href={contact.url}>Contact</a>}
    </>
  )
}
