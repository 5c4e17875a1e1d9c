import type { Citation } from './citations'
import { renderMarkdown } from './markdown'
import type { AnalysisSection, Perspective, Story } from './schema/story'

/** The parts of a story that are written in Markdown, and what a citation needs to know of its sources. */
export interface StoryText {
  body: string
  analysis: Story['analysis']
  perspectives: readonly Pick<Perspective, 'view'>[]
  sources: readonly { id: string; number: number; title: string; publisher: { name: string } }[]
}

export interface RenderedStory {
  body: string
  analysis: { section: AnalysisSection; html: string }[]
  /** One a perspective, in their order. */
  views: string[]
  /** Ids of the citation marks of each source, in reading order, for the way back. */
  citationAnchors: Partial<Record<string, string[]>>
}

export const SECTIONS = [
  'plainEnglish',
  'rootCauses',
  'whyItMatters',
  'howWeGotHere',
  'escalation',
  'whatWeDoNotKnow',
] as const satisfies readonly AnalysisSection[]

/** HTML of every Markdown part of a story. Citations are numbered as the source list is. */
export function renderStory(
  story: StoryText,
  storyUrl: (slug: string) => string | undefined,
): RenderedStory {
  const sources = new Map(story.sources.map((source) => [source.id, source]))
  // Without a prototype, for `constructor` is a sound id too.
  const citationAnchors: Record<string, string[]> = Object.create(null)
  let marks = 0

  const cite = (sourceId: string): Citation | undefined => {
    const source = sources.get(sourceId)
    if (source === undefined) return undefined
    const anchor = `cite-${++marks}`
    citationAnchors[sourceId] = [...(citationAnchors[sourceId] ?? []), anchor]
    return {
      anchor,
      href: `#source-${sourceId}`,
      number: source.number,
      label: `Source ${source.number}: ${source.publisher.name}`,
      note: `${source.publisher.name} · ${source.title}`,
    }
  }

  const body = renderMarkdown(story.body, { headingLevel: 2, storyUrl, cite })
  const analysis = SECTIONS.flatMap((section) => {
    const markdown = story.analysis[section]
    return markdown === undefined
      ? []
      : [{ section, html: renderMarkdown(markdown, { headingLevel: 4, storyUrl, cite }) }]
  })
  const views = story.perspectives.map(({ view }) =>
    renderMarkdown(view, { headingLevel: 4, storyUrl, cite }),
  )
  return { body, analysis, views, citationAnchors }
}
