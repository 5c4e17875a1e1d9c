import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { LeadImage } from '@/components/story/lead-image'
import type { ImageView, StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { Headline } from './headline'
import { StoryLine } from './story-entry'

interface LeadStoryProps {
  story: StorySummary
  image: ImageView | undefined
}

export function LeadStory({ story, image }: LeadStoryProps) {
  return (
    <article className="entry" {...hueOf(story.topic.accent)}>
      <DateBlock date={story.publishedAt} />
      <div>
        <p className="kicker">
          <a href={routes.topic(story.topic.id)}>{story.topic.title}</a>
        </p>
        <h3 className="lead-headline mt-2">
          <Headline story={story} />
        </h3>
        <p className="mt-3 text-xl leading-snug text-muted">{story.standfirst}</p>
        <p className="mt-4 border-s-2 border-accent ps-4">{story.takeaway}</p>
        <StoryLine story={story} />
        {image !== undefined && (
          <div className="mt-6">
            <LeadImage image={image} />
          </div>
        )}
      </div>
    </article>
  )
}
