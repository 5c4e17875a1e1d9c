import type { PartChange, Piece } from '@/lib/content/story-changes'

import { HistoryTime } from './history-time'

interface HistoryChangeProps {
  committedAt: string
  parts: PartChange[]
}

export function HistoryChange({ committedAt, parts }: HistoryChangeProps) {
  return (
    <li className="py-5">
      <h2>
        <HistoryTime at={committedAt} />
      </h2>
      {parts.map(({ part, pieces }) => (
        <section key={part} className="mt-3">
          <h3>{part}</h3>
          <p className="mt-1" dir="auto">
            {pieces.map((piece, index) => (
              <PieceOfText key={index} {...piece} />
            ))}
          </p>
        </section>
      ))}
    </li>
  )
}

/** Not by colour alone; and said to those who hear it, as few screen readers tell the elements. */
function PieceOfText({ kind, text }: Piece) {
  switch (kind) {
    case 'same':
      return text
    case 'removed':
      return (
        <>
          <del className="text-muted">
            <span className="sr-only">Removed: </span>
            {text.trimEnd()}
            <span className="sr-only">. </span>
          </del>{' '}
        </>
      )
    case 'added':
      return (
        <>
          <ins className="bg-wash font-semibold">
            <span className="sr-only">Added: </span>
            {text.trimEnd()}
            <span className="sr-only">. </span>
          </ins>
          {text.endsWith(' ') && ' '}
        </>
      )
  }
}
