import type { Piece } from '@/lib/archive/search-excerpt'

/** A text with what was looked for in it marked. */
export function MarkedText({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, isMatch }, index) =>
    isMatch ? <mark key={index}>{text}</mark> : text,
  )
}
