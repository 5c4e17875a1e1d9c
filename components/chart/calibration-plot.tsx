import { type CalibrationBin, FEWEST } from '@/lib/forecast/calibration'

import { Chart, TickBelow, TickBeside } from './chart'
import { acrossFrame, upFrame } from './frame'

const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** What happened against what was said; on the diagonal, they agree. A hollow mark stands for too few. */
export function CalibrationPlot({ bins }: { bins: CalibrationBin[] }) {
  const label = `Share that happened by probability given, in ${bins.length} bins; the table that follows has the numbers`
  return (
    <Chart label={label} across="Probability given" up="Share that happened">
      {TICKS.map((tick) => (
        <TickBeside key={tick} at={tick}>{`${tick * 100}%`}</TickBeside>
      ))}
      {TICKS.map((tick) => (
        <TickBelow key={tick} at={tick}>{`${tick * 100}%`}</TickBelow>
      ))}
      <line
        {...{ x1: acrossFrame(0), y1: upFrame(0), x2: acrossFrame(1), y2: upFrame(1) }}
        {...{ stroke: 'currentColor', strokeDasharray: '4 4' }}
      />
      {bins.map((bin) => (
        <Bin key={bin.from} bin={bin} />
      ))}
    </Chart>
  )
}

function Bin({ bin: { meanProbability, frequency, band, count } }: { bin: CalibrationBin }) {
  const x = acrossFrame(meanProbability)
  return (
    <>
      <line
        {...{ x1: x, x2: x, y1: upFrame(band.from), y2: upFrame(band.to) }}
        {...{ stroke: 'currentColor', strokeOpacity: 0.6 }}
      />
      <circle
        {...{ cx: x, cy: upFrame(frequency), r: 5, stroke: 'currentColor', strokeWidth: 2 }}
        fill={count < FEWEST ? 'none' : 'currentColor'}
      />
    </>
  )
}
