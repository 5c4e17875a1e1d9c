import { BRIER_OF_EVENS } from '@/lib/forecast/scoring'
import type { MonthEnd } from '@/lib/forecast/summary'

import { Chart, TickBelow, TickBeside } from './chart'
import { acrossFrame, upFrame } from './frame'

const STEP = 0.05

/** The Brier score of all that counted until the end of each month, over both references. */
export function ScoreOverTime({ months }: { months: MonthEnd[] }) {
  const first = months[0]
  const last = months.at(-1)
  if (first === undefined || last === undefined) return null
  const positions = months.map(({ month }) => monthNumber(month))
  const [from, to] = [monthNumber(first.month), monthNumber(last.month)]
  const highest = Math.max(
    BRIER_OF_EVENS,
    ...months.map(({ summary }) => Math.max(summary.brier.first, summary.brier.timeWeighted)),
  )
  const top = Math.ceil(highest / STEP + 1e-9) * STEP
  const line = (scoreOf: (end: MonthEnd) => number) =>
    months.map((end, index) => {
      const x = acrossFrame(positions[index] ?? from, from, to)
      return `${x},${upFrame(scoreOf(end), 0, top)}`
    })
  const label = `Brier score from ${first.month} to ${last.month}; the table that follows has the numbers`
  return (
    <Chart label={label} across="Month of the deadline" up="Brier score">
      {Array.from({ length: Math.round(top / STEP) + 1 }, (_, index) => (
        <TickBeside key={index} at={(index * STEP) / top}>
          {(index * STEP).toFixed(2)}
        </TickBeside>
      ))}
      <TickBelow at={0}>{first.month}</TickBelow>
      {to > from && <TickBelow at={1}>{last.month}</TickBelow>}
      <Line points={line(() => BRIER_OF_EVENS)} dashes="2 4" />
      <Line points={line(({ summary }) => summary.brierOfBaseRate)} dashes="8 4" />
      <Line points={line(({ summary }) => summary.brier.timeWeighted)} />
    </Chart>
  )
}

function Line({ points, dashes }: { points: string[]; dashes?: string }) {
  const stroke = {
    ...{ fill: 'none', stroke: 'currentColor', strokeWidth: dashes === undefined ? 2.5 : 1.5 },
    ...(dashes !== undefined && { strokeDasharray: dashes }),
  }
  const [only] = points
  // One month is no line.
  if (points.length === 1 && only !== undefined) {
    const [x = 0, y = 0] = only.split(',').map(Number)
    return <line {...{ x1: x - 12, x2: x + 12, y1: y, y2: y }} {...stroke} />
  }
  return <polyline points={points.join(' ')} {...stroke} />
}

/** Months since the year 0, of ‘2026-11’. */
function monthNumber(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return year * 12 + number
}
