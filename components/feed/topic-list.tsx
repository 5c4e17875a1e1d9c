import { counted } from '@/components/site/counted'
import { hueOf } from '@/components/site/hue'
import { Quiet } from '@/components/site/quiet'
import type { TopicDetail } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'

/** Topics under the names of their sections. */
export function TopicList({ topics }: { topics: TopicDetail[] }) {
  if (topics.length === 0) return <Quiet>No topic has been opened yet.</Quiet>
  const sections = [...new Set(topics.map((topic) => topic.section))].toSorted()
  return (
    <div className="grid gap-y-10">
      {sections.map((section, index) => (
        <FeedSection key={section} id={`section-${index + 1}`} title={section}>
          <ul className="entries">
            {topics
              .filter((topic) => topic.section === section)
              .map((topic) => (
                <TopicEntry key={topic.id} topic={topic} />
              ))}
          </ul>
        </FeedSection>
      ))}
    </div>
  )
}

function TopicEntry({ topic }: { topic: TopicDetail }) {
  const { latestUpdate } = topic
  return (
    <li {...hueOf(topic.accent)} className="border-s-4 border-accent ps-5">
      <h3 className="text-2xl">
        <a href={routes.topic(topic.id)}>{topic.title}</a>
      </h3>
      <p className="mt-1 max-w-measure">{topic.description}</p>
      <p className="meta-line mt-2">
        <span>{counted(topic.stories, 'story', 'stories')}</span>
        {latestUpdate === undefined ? (
          <span>No update yet</span>
        ) : (
          <span>
            <a href={routes.update(topic.id, latestUpdate.number)}>
              Update #{latestUpdate.number}: {latestUpdate.title}
            </a>
            , <time dateTime={latestUpdate.publishedAt}>{formatDay(latestUpdate.publishedAt)}</time>
          </span>
        )}
      </p>
    </li>
  )
}
