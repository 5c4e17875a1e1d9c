import type { RenderedStory } from '@/lib/content/render-story'

import { analysisHeadings } from './analysis-headings'
import { sectionTitles, type SectionId } from './story-section'

interface StoryContentsProps {
  analysis: RenderedStory['analysis']
}

const afterAnalysis = [
  'scenarios',
  'update',
  'sources',
  'links',
  'perspectives',
] as const satisfies readonly SectionId[]

/** A column in the margin; on narrow screens, a run of links above the text. */
export function StoryContents({ analysis }: StoryContentsProps) {
  const entries = [
    ...analysis.map(({ section }) => analysisHeadings[section]),
    ...afterAnalysis.map((id) => ({ id, title: sectionTitles[id] })),
  ]
  return (
    <nav aria-label="On this page" className="font-sans text-sm lg:sticky lg:top-6">
      <p className="text-muted">On this page</p>
      <ol className="flex flex-wrap gap-x-4 lg:block">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="target">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
