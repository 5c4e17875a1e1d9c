import { FeedSection } from '@/components/feed/feed-section'
import { counted } from '@/components/site/counted'
import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { Prose } from '@/components/site/prose'
import { Quiet } from '@/components/site/quiet'
import type { ActorDetail, ActorView } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

type ViewWithText = ActorView & { html: string }

interface ActorViewsProps {
  actor: ActorDetail
  views: ViewWithText[]
}

/** What an actor is on record with, each with the story it belongs to. */
export function ActorViews({ actor, views }: ActorViewsProps) {
  return (
    <FeedSection id="views" title="On the record">
      {views.length === 0 ? (
        <Quiet>None of our stories carries a view of theirs yet.</Quiet>
      ) : (
        <>
          <p className="meta mb-6">
            {counted(actor.views, 'view', 'views')} in {counted(actor.stories, 'story', 'stories')}
            <Period {...actor} />
          </p>
          <ul className="entries">
            {views.map((view, index) => (
              <li key={index}>
                <ActorViewEntry view={view} />
              </li>
            ))}
          </ul>
        </>
      )}
    </FeedSection>
  )
}

function Period({ from, until }: Pick<ActorDetail, 'from' | 'until'>) {
  if (from === null || until === null) return null
  if (from === until) {
    return (
      <>
        , <time dateTime={from}>{formatDay(from)}</time>
      </>
    )
  }
  return (
    <>
      , from <time dateTime={from}>{formatDay(from)}</time> to{' '}
      <time dateTime={until}>{formatDay(until)}</time>
    </>
  )
}

function ActorViewEntry({ view: { perspective, story, html } }: { view: ViewWithText }) {
  const { source, asOf } = perspective
  return (
    <article className="entry" {...hueOf(story.topic.accent)}>
      <DateBlock date={asOf} />
      <div>
        <h3>
          <a href={routes.story(story.slug)}>
            {story.isRetracted && 'Retracted: '}
            {story.title}
          </a>
        </h3>
        <Prose html={html} className="mt-2" />
        <p className="meta mt-2">
          <a href={routes.publisher(source.publisher.id)}>{source.publisher.name}</a> ·{' '}
          <a href={source.url} rel="external noopener" className="external">
            {source.title}
          </a>{' '}
          ·{' '}
          {source.publishedAt === undefined ? (
            'undated'
          ) : (
            <time dateTime={source.publishedAt}>{formatDay(source.publishedAt)}</time>
          )}
        </p>
      </div>
    </article>
  )
}
