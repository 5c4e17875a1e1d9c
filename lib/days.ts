/** The calendar: days `YYYY-MM-DD`, months `YYYY-MM` and years `YYYY`, all in UTC. */

/** Whether the calendar has this day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)

export const isYear = (text: string): boolean => /^\d{4}$/.test(text)

/** The days of a month in weeks from Monday to Sunday; `undefined` for those of other months. */
export function weeksOf(month: string): (string | undefined)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  // The week of Date begins on Sunday.
  const leading = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const days = Array.from({ length }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`)
  const cells = [...Array.from({ length: leading }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day]),
  )
}
