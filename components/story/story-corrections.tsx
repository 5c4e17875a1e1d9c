import type { Correction } from '@/lib/content/schema/story'
import { correctionNames } from '@/lib/content/vocabulary'
import { formatDay, formatTime } from '@/lib/dates'

/** Stands above the headline: whoever reads the story reads this first. */
export function StoryCorrections({ corrections }: { corrections: Correction[] }) {
  if (corrections.length === 0) return null
  const retractions = corrections.filter(({ kind }) => kind === 'retraction')
  const others = corrections.filter(({ kind }) => kind !== 'retraction')
  return (
    <aside
      id="corrections"
      aria-label="Corrections to this story"
      className="mb-6 max-w-measure border-y-2 border-ink py-3"
    >
      <ul className="space-y-2">
        {[...retractions, ...others].map(({ at, kind, note }) => (
          <li key={at}>
            <strong>{correctionNames[kind]}</strong>{' '}
            <span className="meta">
              <time dateTime={at}>
                {formatDay(at)}, {formatTime(at)}
              </time>
            </span>
            <p>{note}</p>
          </li>
        ))}
      </ul>
    </aside>
  )
}
