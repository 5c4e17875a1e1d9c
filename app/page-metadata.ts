import type { Metadata } from 'next'

import { cardReference } from '@/components/card/card-reference'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { routes } from '@/lib/routes'

interface PageFacts {
  title: string
  description: string
  /** Its canonical address. */
  path: string
  /** Its feeds and the page in other forms, by media type. */
  types?: NonNullable<Metadata['alternates']>['types']
  /** A share image of its own, in place of the site's. */
  image?: ReturnType<typeof cardReference>
}

/** What the head of a page says of it; Next takes `openGraph` of a page in place of the layout's. */
export function pageMetadata({ title, description, path, types, image }: PageFacts): Metadata {
  const { name } = findSite(servedArchive())
  return {
    title,
    description,
    alternates: { canonical: path, ...(types && { types }) },
    openGraph: {
      type: 'website',
      siteName: name,
      url: path,
      images: [image ?? cardReference(routes.siteCard(), name)],
    },
  }
}
