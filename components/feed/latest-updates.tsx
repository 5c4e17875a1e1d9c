import { hueOf } from '@/components/site/hue'
import type { TopicDetail } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

/** Where each topic stands: its newest edition, side by side where there is room. */
export function LatestUpdates({ topics }: { topics: TopicDetail[] }) {
  const updated = topics.flatMap((topic) =>
    topic.latestUpdate === undefined ? [] : [{ topic, update: topic.latestUpdate }],
  )
  if (updated.length === 0) return null
  return (
    <section aria-labelledby="updates" className="my-12">
      <h2 id="updates" className="sr-only">
        Latest update of each topic
      </h2>
      <ul className="columns-of-topics">
        {updated.map(({ topic, update }) => (
          <li
            key={topic.id}
            {...hueOf(topic.accent)}
            className="border-t-4 border-accent bg-wash px-4 pt-2 pb-4"
          >
            <p className="kicker">
              <a href={routes.topic(topic.id)}>{topic.title}</a>
            </p>
            <h3 className="mt-1 text-2xl">
              <a href={routes.update(topic.id, update.number)}>{update.title}</a>
            </h3>
            <p className="meta-line mt-2">
              <span>Update #{update.number}</span>
              <time dateTime={update.publishedAt}>{formatDay(update.publishedAt)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
