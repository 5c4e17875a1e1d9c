import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { StoryCorrections } from '@/components/story/story-corrections'
import type { StoryHistoryView } from '@/lib/archive/history-queries'
import type { StoryDetail } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { HistoryBeginning } from './history-beginning'
import { HistoryChange } from './history-change'

interface HistoryPageContentProps {
  story: StoryDetail
  history: StoryHistoryView
}

export function HistoryPageContent({ story, history }: HistoryPageContentProps) {
  return (
    <div {...hueOf(story.topic.accent)}>
      <PageHeading
        kicker={<a href={routes.story(story.slug)}>{story.title}</a>}
        title="History of this story"
        description="When it was published, and what has changed since then, the newest first."
      />
      <StoryCorrections corrections={story.corrections} />
      <ol className="max-w-measure divide-y divide-rule">
        {history.changes.map(({ committedAt, parts }, index) => (
          <HistoryChange key={index} committedAt={committedAt} parts={parts} />
        ))}
        <HistoryBeginning publishedAt={story.publishedAt} history={history} />
      </ol>
    </div>
  )
}
