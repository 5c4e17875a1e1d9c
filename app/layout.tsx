import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

import './globals.css'
import { cardReference } from '@/components/card/card-reference'
import { FeedLinks } from '@/components/feeds/feed-links'
import { Footer } from '@/components/site/footer'
import { hueRules } from '@/components/site/hue'
import { Masthead } from '@/components/site/masthead'
import { RoadmapBanner } from '@/components/site/roadmap-banner'
import { findRoadmap, findSite, listPages, listTopicHeadings } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime, dayOf } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  const site = findSite(servedArchive())
  const { name, description } = site
  return {
    metadataBase: siteUrl(site),
    title: { template: `%s · ${name}`, default: name },
    description,
    applicationName: name,
    icons: {
      icon: { url: '/favicon.svg', type: 'image/svg+xml' },
      apple: { url: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
    },
    manifest: routes.manifest(),
    openGraph: {
      siteName: name,
      type: 'website',
      images: [cardReference(routes.siteCard(), name)],
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#161411' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  const archive = servedArchive()
  const site = findSite(archive)
  const roadmap = findRoadmap(archive)
  const topics = listTopicHeadings(archive)
  return (
    <html lang={site.language}>
      <head>
        <style>{hueRules(topics.map(({ accent }) => accent))}</style>
        <FeedLinks title={site.name} />
        <script src="/enhancements.js" defer />
      </head>
      <body>
        <a href="#main" className="skip-link">
          Skip to content
        </a>
        <RoadmapBanner roadmap={roadmap} today={dayOf(currentTime())} />
        <Masthead site={site} />
        <main id="main" className="page pt-8">
          {children}
        </main>
        <Footer site={site} topics={topics} pages={listPages(archive)} roadmap={roadmap} />
      </body>
    </html>
  )
}
