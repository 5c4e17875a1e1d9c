import type { Roadmap } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

interface RoadmapBannerProps {
  roadmap: Roadmap | undefined
  /** Day in UTC. */
  today: string
}

/** Folds to a thin line without script. */
export function RoadmapBanner({ roadmap, today }: RoadmapBannerProps) {
  const banner = roadmap?.banner
  if (banner === undefined || today < banner.from || today > banner.until) return null
  return (
    <aside aria-label="Notice" className="notice">
      <details open className="page">
        <summary>
          <span className="when-open">Hide notice</span>
          <span className="when-closed">Show notice</span>
        </summary>
        <p>
          {banner.text} <a href={routes.roadmap()}>See the roadmap</a>
        </p>
      </details>
    </aside>
  )
}
