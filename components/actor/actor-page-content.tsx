import { FeedSection } from '@/components/feed/feed-section'
import { Pager } from '@/components/feed/pager'
import { StoryTitles } from '@/components/feed/story-titles'
import type { ActorDetail, ActorView, StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { ActorHeader } from './actor-header'
import { ActorViews } from './actor-views'

interface ActorPageContentProps {
  detail: ActorDetail
  /** HTML of the actor's own text. */
  about: string
  views: (ActorView & { html: string })[]
  /** Stories that name the actor and carry no view of theirs. */
  naming: StorySummary[]
  isNamedInMore: boolean
  page: number
  pages: number
}

export function ActorPageContent(props: ActorPageContentProps) {
  const { detail, about, views, naming, isNamedInMore, page, pages } = props
  const { actor } = detail
  const unquoted = actor.name.replace(/["“”„‟«»]/g, '')
  return (
    <article>
      <ActorHeader actor={actor} about={about} />
      <div className="with-rail mt-10 gap-y-12">
        <div>
          <ActorViews actor={detail} views={views} />
          <Pager
            page={page}
            pages={pages}
            urlOf={(number) => routes.actor(actor.id, number)}
            items="views"
          />
        </div>
        <div className="mt-12 lg:mt-0">
          <FeedSection id="naming" title="Other stories that name them">
            <StoryTitles stories={naming} empty="No other story of ours names them." />
            {isNamedInMore && (
              <p className="mt-4 font-sans text-sm">
                <a href={routes.search({ q: `"${unquoted}"` })} rel="nofollow">
                  Search for “{unquoted}”
                </a>
              </p>
            )}
          </FeedSection>
        </div>
      </div>
    </article>
  )
}
