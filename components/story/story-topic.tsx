import type { TopicHeading } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

export function StoryTopic({ topic }: { topic: TopicHeading }) {
  return (
    <p className="meta-line flex-nowrap justify-between border-t-2 border-accent pt-1">
      <a href={routes.topic(topic.id)} className="target kicker">
        {topic.title}
      </a>
      <a href={routes.topicFeed(topic.id)} className="no-print target shrink-0">
        RSS<span className="sr-only"> of the topic {topic.title}</span>
      </a>
    </p>
  )
}
