import { countKinds, SourceBar } from '@/components/source/source-bar'
import type { SourceView } from '@/lib/archive/views'
import type { RenderedStory } from '@/lib/content/render-story'
import { accessNotes, sourceKindNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { StorySection } from './story-section'

interface StorySourcesProps {
  sources: SourceView[]
  citationAnchors: RenderedStory['citationAnchors']
}

export function StorySources({ sources, citationAnchors }: StorySourcesProps) {
  return (
    <StorySection id="sources">
      <SourceBar counts={countKinds(sources)} />
      <ol className="list-decimal space-y-4 pl-8 marker:font-sans marker:text-sm marker:text-muted">
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`} value={source.number}>
            <SourceEntry source={source} anchors={citationAnchors[source.id] ?? []} />
          </li>
        ))}
      </ol>
    </StorySection>
  )
}

function SourceEntry({ source, anchors }: { source: SourceView; anchors: string[] }) {
  const access = accessNotes[source.access]
  return (
    <>
      <cite className="not-italic">{source.title}</cite>
      <p className="meta">
        <a href={routes.publisher(source.publisher.id)}>{source.publisher.name}</a> ·{' '}
        {source.publishedAt === undefined ? (
          'undated'
        ) : (
          <time dateTime={source.publishedAt}>{formatDay(source.publishedAt)}</time>
        )}{' '}
        ·{' '}
        {source.kind === 'primary' ? (
          <strong>{sourceKindNames.primary}</strong>
        ) : (
          sourceKindNames[source.kind]
        )}
        {access !== undefined && ` · ${access}`}
      </p>
      <p className="meta-line">
        <a href={source.url} rel="external noopener" className="external target text-accent">
          Read original<span className="sr-only">: {source.title}</span>
        </a>
        {anchors.map((anchor, index) => (
          <a key={anchor} href={`#${anchor}`} className="target no-underline">
            <span className="sr-only">
              Back to citation {index + 1} of source {source.number}
            </span>
            <span aria-hidden="true">↩&#xfe0e; {index + 1}</span>
          </a>
        ))}
      </p>
    </>
  )
}
