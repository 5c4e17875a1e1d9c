import { CalibrationPlot } from '@/components/chart/calibration-plot'
import { FEWEST } from '@/lib/forecast/calibration'
import type { ScoreSheet } from '@/lib/forecast/track-record'
import { describeProbability } from '@/lib/forecast/yardstick'

import { formatMean, formatShare } from './format'
import { CHART_AND_TABLE, RecordTable } from './record-table'

/** Whether things happened as often as was said. */
export function Calibration({ sheet }: { sheet: ScoreSheet }) {
  const { calibration, decomposition } = sheet
  return (
    <>
      <p className="mt-2 max-w-measure">
        Of all to which we gave about 70% at publication, about 70% should happen. Marks on the
        broken line did as we said; the bar is where the true share lies, at 95% confidence. A
        hollow mark stands for fewer than {FEWEST}: it shows nothing.
      </p>
      <div className={CHART_AND_TABLE}>
        <CalibrationPlot bins={calibration} />
        <RecordTable
          caption="Probability at publication, and what happened; each bin begins with its lower end"
          columns={['Given', 'Mean given', 'Happened', 'Share', '95% interval']}
          rows={calibration.map((bin) => ({
            key: String(bin.from),
            cells: [
              `${Math.round(bin.from * 100)}–${formatShare(bin.to)}`,
              `${formatShare(bin.meanProbability)}, ${describeProbability(bin.meanProbability).words}`,
              `${bin.happened} of ${bin.count}`,
              bin.count < FEWEST ? 'too few' : formatShare(bin.frequency),
              `${Math.round(bin.band.from * 100)}–${formatShare(bin.band.to)}`,
            ],
          }))}
        />
      </div>
      {decomposition && (
        <p className="meta mt-4">
          The Brier score at publication is reliability {formatMean(decomposition.reliability)} −
          resolution {formatMean(decomposition.resolution)} + uncertainty{' '}
          {formatMean(decomposition.uncertainty)}. Reliability is how far the numbers lie from what
          came of them: 0 is best. Resolution is how well they tell what happens from what does not:
          more is better. Uncertainty is how hard the questions were. (Murphy 1973, by exact
          probability, so that it adds up; where few forecasts share a number, the first two come
          out too large.)
        </p>
      )}
    </>
  )
}
