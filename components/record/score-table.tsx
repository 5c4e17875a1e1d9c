import { type Summary } from '@/lib/forecast/summary'

import { formatMean, formatShare, formatSkill } from './format'
import { RecordTable } from './record-table'

const pointNames = [
  ['timeWeighted', 'Over its time'],
  ['first', 'At publication'],
  ['last', 'At last'],
] as const

export function ScoreTable({ summary }: { summary: Summary }) {
  const { count, happened, baseRate, brier, logarithmic } = summary
  return (
    <RecordTable
      caption={`Mean scores of ${count} forecasts, of which ${happened} (${formatShare(baseRate)}) came true. The base rate scores ${formatMean(summary.brierOfBaseRate)}, saying 50% of everything 0.250.`}
      columns={[
        'Probability',
        'Brier score',
        'Skill over base rate',
        'Skill over 50%',
        'Log score',
      ]}
      rows={pointNames.map(([point, name]) => ({
        key: point,
        cells: [
          name,
          formatMean(brier[point]),
          formatSkill(summary.skillOverBaseRate?.[point]),
          formatSkill(summary.skillOverEvens[point]),
          formatMean(logarithmic[point]),
        ],
      }))}
    />
  )
}
