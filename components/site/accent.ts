import type { CSSProperties } from 'react'

type AccentStyle = CSSProperties & { '--hue': number }

/** Gives an element and what it holds a topic's hue; `accent` and `wash` follow from it. */
export function accentStyle(accent: number): AccentStyle {
  return { '--hue': accent }
}
