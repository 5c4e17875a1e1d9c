import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { Prose } from '@/components/site/prose'
import type { OpenScenario, StorySummary, TopicDetail } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { Pager } from './pager'
import { type StatusCounts, StatusFilter } from './status-filter'
import { StatusLegend } from './status-legend'
import { TopicFeed } from './topic-feed'
import { TopicStanding } from './topic-standing'
import type { TopicView } from './topic-view'

interface TopicPageContentProps {
  topic: TopicDetail
  /** HTML of the topic's introduction. */
  intro: string
  view: TopicView
  pages: number
  stories: StorySummary[]
  counts: StatusCounts
  /** Those that come due next. */
  scenarios: OpenScenario[]
  now: string
}

export function TopicPageContent(props: TopicPageContentProps) {
  const { topic, intro, view, pages, stories, counts, scenarios, now } = props
  const isWholeTopic = view.page === 1 && view.status === undefined
  return (
    <div {...hueOf(topic.accent)}>
      <PageHeading title={topic.title} description={topic.description} kicker={topic.section} />
      <ul className="meta-line mb-8 gap-x-5">
        <li>
          <a href={routes.topicTimeline(topic.id)} className="target">
            Timeline
          </a>
        </li>
        <li>
          <a href={routes.topicGraph(topic.id)} className="target">
            Causes and effects
          </a>
        </li>
        <li>
          <a href={routes.topicFeed(topic.id)} className="target">
            RSS of this topic
          </a>
        </li>
      </ul>
      <div className="with-rail">
        <div>
          {isWholeTopic && <TopicStanding {...{ topic, stories, scenarios, now }} />}
          <StatusFilter topic={topic.id} current={view.status} counts={counts} />
          <StatusLegend />
          <TopicFeed topic={topic.id} view={view} stories={stories} />
          <Pager
            page={view.page}
            pages={pages}
            urlOf={(page) => routes.topic(topic.id, { status: view.status, page })}
          />
        </div>
        {isWholeTopic && intro !== '' && (
          <div className="rail mt-10 lg:mt-0">
            <FeedSection id="about" title="About this topic">
              <Prose html={intro} />
            </FeedSection>
          </div>
        )}
      </div>
    </div>
  )
}
