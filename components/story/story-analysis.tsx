import { Prose } from '@/components/site/prose'
import type { RenderedStory } from '@/lib/content/render-story'

import { analysisHeadings } from './analysis-headings'
import { StorySection } from './story-section'

export function StoryAnalysis({ analysis }: { analysis: RenderedStory['analysis'] }) {
  return (
    <StorySection id="analysis">
      {analysis.map(({ section, html }) => (
        <section key={section} aria-labelledby={analysisHeadings[section].id} className="mb-8">
          <h3 id={analysisHeadings[section].id} className="mb-2">
            {analysisHeadings[section].title}
          </h3>
          <Prose html={html} />
        </section>
      ))}
    </StorySection>
  )
}
