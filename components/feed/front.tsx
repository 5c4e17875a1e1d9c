import { Quiet } from '@/components/site/quiet'
import type { OpenScenario, StorySummary, TopicDetail } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { LatestUpdates } from './latest-updates'
import { LeadStory } from './lead-story'
import { Nameplate } from './nameplate'
import { ScenariosClosing } from './scenarios-closing'
import { StoryList } from './story-list'
import { StoryTitles } from './story-titles'

interface FrontProps {
  site: Site
  topics: TopicDetail[]
  /** Newest first. */
  stories: StorySummary[]
  unfolding: StorySummary[]
  scenarios: OpenScenario[]
  now: string
}

export function Front({ site, topics, stories, unfolding, scenarios, now }: FrontProps) {
  const [lead, ...others] = stories
  return (
    <>
      <Nameplate site={site} latest={lead} />
      <LatestUpdates topics={topics} />
      <div className="with-rail">
        <FeedSection id="latest" title="Latest stories">
          {lead === undefined ? (
            <Quiet>No story has been published yet.</Quiet>
          ) : (
            <LeadStory story={lead} />
          )}
          {others.length > 0 && (
            <div className="mt-8 border-t border-rule pt-6">
              <StoryList stories={others} withTopic={topics.length > 1} />
            </div>
          )}
          {topics.length > 0 && (
            <p className="meta mt-8">
              Everything, by topic: <a href={routes.topics()}>all topics</a>
            </p>
          )}
        </FeedSection>
        <div className="mt-10 grid content-start gap-y-10 lg:mt-0">
          <FeedSection id="unfolding" title="What is developing">
            <StoryTitles stories={unfolding} empty="Nothing is breaking or developing just now." />
          </FeedSection>
          <FeedSection id="closing" title="Scenarios resolving soon">
            <ScenariosClosing scenarios={scenarios} now={now} />
          </FeedSection>
        </div>
      </div>
    </>
  )
}
