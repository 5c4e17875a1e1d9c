import { counted } from '@/components/site/counted'
import { evidenceOf } from '@/lib/forecast/proof'
import type { ScoreSheet } from '@/lib/forecast/track-record'

interface UnprovenNoticeProps {
  sheet: ScoreSheet
  method: string | undefined
}

/** Says before any number what these are worth. */
export function UnprovenNotice({ sheet, method }: UnprovenNoticeProps) {
  if (sheet.counted.length === 0) return null
  const known = sheet.counted.filter((entry) => evidenceOf(entry)[0]?.committedAt !== undefined)
  const unknown = sheet.counted.length - known.length
  return (
    <div className="mb-4 max-w-measure border-l-2 border-accent pl-4">
      {known.length > 0 && (
        <p>
          <strong>
            The history dates {counted(known.length, 'forecast', 'forecasts')} to when the outcome
            was settled, or later: such may have been written afterwards.
          </strong>
        </p>
      )}
      {unknown > 0 && (
        <p>
          Of {counted(unknown, 'forecast', 'forecasts')} the history does not tell when it was
          committed.
        </p>
      )}
      <p>
        They are no evidence of skill. We show them so that nothing is hidden, and keep them out of
        the record above.
        {method !== undefined && (
          <>
            {' '}
            <a href={method}>What our method says of them</a>
          </>
        )}
      </p>
    </div>
  )
}
