import type { Archive } from '@/lib/archive/archive'
import { isLive } from '@/lib/archive/story-queries'
import type { Site } from '@/lib/content/schema/newsroom'

import { routes } from './routes'
import { settings } from './settings'

/** The base of every absolute address. */
export function siteUrl(site: Site): URL {
  const { siteUrl: configured, port } = settings()
  return new URL(configured ?? site.url ?? `http://localhost:${port}`)
}

/** Where the `story:` links of a text lead: to live stories only. */
export function storyUrlIn(archive: Archive): (slug: string) => string | undefined {
  return (slug) => (isLive(archive, slug) ? routes.story(slug) : undefined)
}
