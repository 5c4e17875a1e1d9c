import type { SourceKind } from '@/lib/content/schema/story'

/** How strong each is drawn; from left to right, the nearer to what happened the sooner. */
const strengths = {
  primary: 1,
  reporting: 0.5,
  analysis: 0.2,
} satisfies Record<SourceKind, number>
const kinds = ['primary', 'reporting', 'analysis'] as const satisfies readonly SourceKind[]

interface SourceBarProps {
  counts: Record<SourceKind, number>
}

/** The mix of kinds as lengths, and in the same order in words. */
export function SourceBar({ counts }: SourceBarProps) {
  const { primary, reporting, analysis } = counts
  const starts = { primary: 0, reporting: primary, analysis: primary + reporting }
  const total = starts.analysis + analysis
  if (total === 0) return null
  const used = kinds.filter((kind) => counts[kind] > 0)
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${total} 1`}
        preserveAspectRatio="none"
        className="block h-2 w-full fill-accent forced-colors:fill-[CanvasText]"
      >
        {used.map((kind) => (
          <rect
            key={kind}
            x={starts[kind]}
            width={counts[kind]}
            height={1}
            opacity={strengths[kind]}
          />
        ))}
      </svg>
      <p className="meta mt-1 mb-4">{used.map((kind) => `${counts[kind]} ${kind}`).join(' · ')}</p>
    </>
  )
}

export function countKinds(sources: readonly { kind: SourceKind }[]): Record<SourceKind, number> {
  const count = (wanted: SourceKind) => sources.filter(({ kind }) => kind === wanted).length
  return {
    primary: count('primary'),
    reporting: count('reporting'),
    analysis: count('analysis'),
  }
}
