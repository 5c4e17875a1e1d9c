import { hueOf } from '@/components/site/hue'
import type { TopicDetail } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

/** One line a topic: the newest edition. */
export function LatestUpdates({ topics }: { topics: TopicDetail[] }) {
  const updated = topics.flatMap((topic) =>
    topic.latestUpdate === undefined ? [] : [{ topic, update: topic.latestUpdate }],
  )
  if (updated.length === 0) return null
  return (
    <section aria-labelledby="updates" className="mb-10">
      <h2 id="updates" className="sr-only">
        Latest update of each topic
      </h2>
      <ul className="grid gap-3">
        {updated.map(({ topic, update }) => (
          <li
            key={topic.id}
            {...hueOf(topic.accent)}
            className="border-s-4 border-accent bg-wash px-4 py-2"
          >
            <p className="meta-line">
              <span className="kicker">
                <a href={routes.topic(topic.id)}>{topic.title}</a>
              </span>
              <span>Update #{update.number}</span>
              <time dateTime={update.publishedAt}>{formatDay(update.publishedAt)}</time>
            </p>
            <h3 className="mt-0.5">
              <a href={routes.update(topic.id, update.number)}>{update.title}</a>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  )
}
