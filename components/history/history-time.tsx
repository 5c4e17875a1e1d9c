import { formatDay, formatTime } from '@/lib/dates'

export function HistoryTime({ at }: { at: string }) {
  return (
    <time dateTime={at}>
      {formatDay(at)}, {formatTime(at)}
    </time>
  )
}
