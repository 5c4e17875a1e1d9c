import { ScoreOverTime } from '@/components/chart/score-over-time'
import { type MonthEnd } from '@/lib/forecast/summary'

import { formatMean } from './format'
import { CHART_AND_TABLE, RecordTable } from './record-table'

/** The record as it stood month by month, from when there was enough of it. */
export function OverTime({ months }: { months: MonthEnd[] }) {
  return (
    <>
      <p className="mt-2 max-w-measure">
        The full line is the Brier score over time of all that had counted by the end of each month.
        Long dashes are the base rate, short dashes 50% of everything: below both is skill.
      </p>
      <div className={CHART_AND_TABLE}>
        <ScoreOverTime months={months} />
        <RecordTable
          caption="All that had counted by the end of each month"
          columns={['Month', 'Counted', 'Brier score', 'Of the base rate', 'Of 50%']}
          rows={months.map(({ month, summary }) => ({
            key: month,
            cells: [
              month,
              String(summary.count),
              formatMean(summary.brier.timeWeighted),
              formatMean(summary.brierOfBaseRate),
              '0.250',
            ],
          }))}
        />
      </div>
    </>
  )
}
