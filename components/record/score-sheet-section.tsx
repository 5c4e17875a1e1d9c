import { Quiet } from '@/components/site/quiet'
import type { TopicHeading } from '@/lib/archive/views'
import { FEWEST } from '@/lib/forecast/calibration'
import { findExtremes, summariseByMonth } from '@/lib/forecast/summary'
import type { ScoreSheet } from '@/lib/forecast/track-record'

import { Calibration } from './calibration'
import { CountedTable } from './counted-table'
import { GroupTables } from './group-table'
import { OverTime } from './over-time'
import { ScoreTable } from './score-table'

/** Calls shown at either end. */
const CALLS = 5
/** Forecasts shown one by one; the table to download has them all. */
const SHOWN = 100

interface ScoreSheetSectionProps {
  sheet: ScoreSheet
  topics: TopicHeading[]
  /** What stands where nothing has been counted. */
  empty: string
}

/** All that the scores of some forecasts tell, or that they are too few to tell anything. */
export function ScoreSheetSection({ sheet, topics, empty }: ScoreSheetSectionProps) {
  const { counted, summary } = sheet
  if (summary === undefined) return <Quiet>{empty}</Quiet>
  const newest = counted.toReversed().slice(0, SHOWN)
  const list = (
    <CountedTable
      caption={
        newest.length < counted.length
          ? `The ${SHOWN} that were due last, of ${counted.length}`
          : 'Every one, the last due first'
      }
      forecasts={newest}
    />
  )
  if (summary.isThin) {
    return (
      <>
        <p>
          Only {summary.count} counted: means of fewer than {FEWEST} say nothing, so we print none
          and conclude nothing.
        </p>
        {list}
      </>
    )
  }
  const { best, worst } = findExtremes(counted, CALLS)
  return (
    <>
      <ScoreTable summary={summary} />
      <h3 className="mt-10">Calibration</h3>
      <Calibration sheet={sheet} />
      <h3 className="mt-10">Month by month</h3>
      <OverTime months={summariseByMonth(counted).filter((end) => !end.summary.isThin)} />
      <h3 className="mt-10">By topic, kind and horizon</h3>
      <GroupTables counted={counted} topics={topics} />
      <h3 className="mt-10">Best and worst calls</h3>
      <CountedTable caption="Best calls" forecasts={best} />
      <CountedTable caption="Worst calls" forecasts={worst} />
      <h3 className="mt-10">All of them</h3>
      {list}
    </>
  )
}
