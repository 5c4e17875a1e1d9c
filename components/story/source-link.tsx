import type { SourceView } from '@/lib/archive/views'

/** Leads to the entry in the story's list of sources, which leads on to the original. */
export function SourceLink({ source }: { source: SourceView }) {
  return (
    <a href={`#source-${source.id}`} className="target">
      {source.publisher.name} [{source.number}]
    </a>
  )
}
