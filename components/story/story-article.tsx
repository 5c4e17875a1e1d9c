import { hueOf } from '@/components/site/hue'
import { Prose } from '@/components/site/prose'
import type { ForecastCommits, StoryDetail, StoryGraph, UpdateLine } from '@/lib/archive/views'
import type { RenderedStory } from '@/lib/content/render-story'

import { LeadImage } from './lead-image'
import { StoryAnalysis } from './story-analysis'
import { StoryContents } from './story-contents'
import { StoryDates } from './story-dates'
import { StoryHeader } from './story-header'
import { StoryLinks } from './story-links'
import { StoryPerspectives } from './story-perspectives'
import { StoryScenarios } from './story-scenarios'
import { StorySources } from './story-sources'
import { StoryTopic } from './story-topic'
import { StoryUpdate } from './story-update'

interface StoryArticleProps {
  story: StoryDetail
  rendered: RenderedStory
  graph: StoryGraph
  forecastCommits: ForecastCommits
  laterUpdates: UpdateLine[]
  now: string
}

export function StoryArticle(props: StoryArticleProps) {
  const { story, rendered, graph, forecastCommits, laterUpdates, now } = props
  return (
    <article {...hueOf(story.topic.accent)}>
      <StoryTopic topic={story.topic} />
      <div className="mt-6 grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <StoryDates {...story} />
        <StoryHeader story={story} now={now} />
        <StoryContents analysis={rendered.analysis} />
        <div className="max-w-measure">
          {story.image !== undefined && <LeadImage image={story.image} />}
          <Prose html={rendered.body} />
          <StoryAnalysis analysis={rendered.analysis} />
          <StoryScenarios {...story} {...{ forecastCommits, now }} />
          <StoryUpdate {...story} later={laterUpdates} />
          <StorySources sources={story.sources} citationAnchors={rendered.citationAnchors} />
          <StoryLinks story={story} graph={graph} />
          <StoryPerspectives perspectives={story.perspectives} views={rendered.views} />
        </div>
      </div>
    </article>
  )
}
