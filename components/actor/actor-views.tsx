import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { Prose } from '@/components/site/prose'
import { Quiet } from '@/components/site/quiet'
import type { ActorDetail } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

type View = ActorDetail['views'][number] & { html: string }

/** Everything an actor is on record with, each with the story it belongs to. */
export function ActorViews({ views }: { views: View[] }) {
  return (
    <section aria-labelledby="views" className="mt-12">
      <h2 id="views" className="section-heading">
        On the record
      </h2>
      {views.length === 0 ? (
        <Quiet>None of our stories carries a view of theirs yet.</Quiet>
      ) : (
        <ul className="entries">
          {views.map((view) => (
            <li key={`${view.story.slug} ${view.perspective.asOf}`}>
              <ActorView view={view} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ActorView({ view: { perspective, story, html } }: { view: View }) {
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
          {source.publisher.name} ·{' '}
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
