import { Quiet } from '@/components/site/quiet'
import type { ImageView, OpenScenario, StorySummary, TopicDetail } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { LatestUpdates } from './latest-updates'
import { LeadStory } from './lead-story'
import { Nameplate } from './nameplate'
import { ScenariosClosing } from './scenarios-closing'
import { SecondStory } from './second-story'
import { StoryList } from './story-list'
import { StoryTitles } from './story-titles'

interface FrontProps {
  site: Site
  topics: TopicDetail[]
  /** Newest first. */
  stories: StorySummary[]
  /** Of the newest story, if it has one. */
  leadImage: ImageView | undefined
  /** Breaking before developing, the newest of each first. */
  unfolding: StorySummary[]
  scenarios: OpenScenario[]
  now: string
}

/** Stories beside each other below the lead. */
const SECONDS = 2
const MOST_UNFOLDING = 5

/** One lead, two beside each other, then where every topic stands, then the rest by time. */
export function Front({ site, topics, stories, leadImage, unfolding, scenarios, now }: FrontProps) {
  const [lead, ...others] = stories
  const [seconds, rest] = [others.slice(0, SECONDS), others.slice(SECONDS)]
  const above = [lead, ...seconds].map((story) => story?.slug)
  const moving = unfolding.filter(({ isRetracted }) => !isRetracted)
  const withTopic = topics.length > 1
  return (
    <>
      <Nameplate site={site} latest={lead} />
      <div className="with-rail">
        <FeedSection id="latest" title="Latest stories">
          {lead === undefined ? (
            <Quiet>No story has been published yet.</Quiet>
          ) : (
            <LeadStory story={lead} image={leadImage} />
          )}
          {seconds.length > 0 && (
            <ul className="seconds">
              {seconds.map((story) => (
                <li key={story.slug}>
                  <SecondStory story={story} withTopic={withTopic} />
                </li>
              ))}
            </ul>
          )}
        </FeedSection>
        <div className="mt-10 lg:mt-0">
          <FeedSection id="closing" title="Scenarios resolving soon">
            <ScenariosClosing scenarios={scenarios} now={now} />
          </FeedSection>
        </div>
      </div>
      <LatestUpdates topics={topics} />
      <div className="with-rail">
        <div>
          {rest.length > 0 && (
            <FeedSection id="more" title="More stories">
              <StoryList stories={rest} withTopic={withTopic} />
            </FeedSection>
          )}
          {topics.length > 0 && (
            <p className="meta mt-8">
              Everything, by topic: <a href={routes.topics()}>all topics</a>
            </p>
          )}
        </div>
        <div className="mt-10 lg:mt-0">
          <FeedSection id="unfolding" title="What is developing">
            <StoryTitles
              stories={moving.filter(({ slug }) => !above.includes(slug)).slice(0, MOST_UNFOLDING)}
              empty={
                moving.length > 0
                  ? 'Nothing but what stands above.'
                  : 'Nothing is breaking or developing just now.'
              }
            />
          </FeedSection>
        </div>
      </div>
    </>
  )
}
