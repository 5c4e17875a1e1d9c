import { type Card, type Drawing, type Label, short } from '@/lib/graph/drawing'
import { routes } from '@/lib/routes'

import { linkAnchor } from './link-anchor'
import { TextLines } from './text-lines'

interface GraphDrawingProps {
  drawing: Drawing
  /** What it shows, for those who can't see it. */
  label: string
  /** Of every link, in time, for those who point at its number. */
  reasons: readonly string[]
  className: string
}

/** Drawn in the colour of the text, so that every theme, print and forced colours hold. */
export function GraphDrawing({ drawing, label, reasons, className }: GraphDrawingProps) {
  const { width, height, cards, labels, labelling, lines, arrows } = drawing
  return (
    <svg
      role="group"
      aria-label={label}
      className={`graph ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fill="currentColor"
    >
      <path d={lines} fill="none" stroke="currentColor" strokeWidth={1.5} strokeOpacity={0.7} />
      <path d={arrows} />
      {cards.map((card) => (
        <g key={card.id}>
          {labels
            .filter(({ effect }) => effect === card.id)
            .map((entry) =>
              labelling === 'words' ? (
                <TextLines key={entry.link} {...entry.text} />
              ) : (
                <LinkNumber key={entry.link} label={entry} reason={reasons[entry.link] ?? ''} />
              ),
            )}
          <EventCard card={card} />
        </g>
      ))}
    </svg>
  )
}

function LinkNumber({ label: { link, box, text }, reason }: { label: Label; reason: string }) {
  const radius = box.width / 2
  return (
    <a href={`#${linkAnchor(link)}`} aria-label={`Link ${link + 1}: ${reason}`}>
      <title>{reason}</title>
      <circle
        {...{ cx: short(box.left + radius), cy: short(box.top + radius), r: radius - 0.5 }}
        {...{ fillOpacity: 0, stroke: 'currentColor' }}
      />
      <TextLines {...text} />
    </a>
  )
}

function EventCard({ card: { id, box, mark, title, note } }: { card: Card }) {
  return (
    <a href={routes.story(id)} {...(mark && { 'aria-current': 'true' })}>
      <rect
        {...{ x: short(box.left), y: short(box.top), width: box.width, height: box.height }}
        {...{ rx: 2, fillOpacity: 0, stroke: 'currentColor' }}
        {...(mark ? { strokeWidth: 3 } : { strokeOpacity: 0.6 })}
      />
      {mark && <TextLines {...mark} />}
      <TextLines {...title} />
      <TextLines {...note} />
    </a>
  )
}
