import type { ReactNode } from 'react'

import { acrossFrame, FRAME, upFrame, VIEW } from './frame'

interface ChartProps {
  /** What it shows, for those who can't see it; the table beside it has the numbers. */
  label: string
  /** Names of the axes. */
  across: string
  up: string
  children: ReactNode
}

/** A frame with its axes. Drawn in the colour of the text, so that every theme and forced colours hold. */
export function Chart({ label, across, up, children }: ChartProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      width="100%"
      height={VIEW.height}
      preserveAspectRatio="xMinYMid"
      fill="currentColor"
      fontSize="12"
      fontFamily="system-ui, sans-serif"
    >
      <rect
        {...{ x: FRAME.left, y: FRAME.top, width: FRAME.width, height: FRAME.height }}
        {...{ fill: 'none', stroke: 'currentColor', strokeOpacity: 0.4 }}
      />
      <text x={acrossFrame(0.5)} y={VIEW.height - 4} textAnchor="middle">
        {across}
      </text>
      <text transform={`translate(11 ${upFrame(0.5)}) rotate(-90)`} textAnchor="middle">
        {up}
      </text>
      {children}
    </svg>
  )
}

interface TickProps {
  /** From 0 to 1 along the frame. */
  at: number
  children: string
}

export const TickBelow = ({ at, children }: TickProps) => (
  <text x={acrossFrame(at)} y={FRAME.top + FRAME.height + 15} textAnchor={anchorAt(at)}>
    {children}
  </text>
)

const anchorAt = (at: number) => (at < 0.1 ? 'start' : at > 0.9 ? 'end' : 'middle')

export const TickBeside = ({ at, children }: TickProps) => (
  <>
    <line
      {...{ x1: FRAME.left, x2: FRAME.left + FRAME.width, y1: upFrame(at), y2: upFrame(at) }}
      {...{ stroke: 'currentColor', strokeOpacity: 0.15 }}
    />
    <text x={FRAME.left - 4} y={upFrame(at) + 4} textAnchor="end" fontSize="10">
      {children}
    </text>
  </>
)
