import type { ReactNode } from 'react'

import type { SourceCounts } from '@/lib/archive/views'
import type { SourceAccess } from '@/lib/content/schema/story'

import { SourceBar } from './source-bar'

const accessNames = {
  free: 'free to read',
  registration: 'behind a registration',
  paywall: 'behind a paywall',
} satisfies Record<SourceAccess, string>
const accesses = ['free', 'registration', 'paywall'] as const satisfies readonly SourceAccess[]

interface SourceCountsLinesProps {
  counts: SourceCounts
  /** How many there are, in a sentence. */
  children: ReactNode
}

/** What the sources are, and who can read them. */
export function SourceCountsLines({ counts, children }: SourceCountsLinesProps) {
  const { sources, kinds, access } = counts
  return (
    <div className="mb-10 max-w-measure">
      <p className="mb-3">
        {children} {describePrimary(kinds.primary, sources)}
      </p>
      <SourceBar counts={kinds} />
      <p className="meta -mt-4">
        {accesses
          .filter((kind) => access[kind] > 0)
          .map((kind) => `${access[kind]} ${accessNames[kind]}`)
          .join(' · ')}
      </p>
    </div>
  )
}

function describePrimary(part: number, whole: number): string {
  if (part === whole) return whole === 1 ? 'It is primary.' : 'All are primary.'
  if (part === 0) return whole === 1 ? 'It is not primary.' : 'None is primary.'
  // Neither all nor nothing may be rounded to either.
  const percent = Math.min(99, Math.max(1, Math.round((part / whole) * 100)))
  return `${percent}% are primary.`
}
