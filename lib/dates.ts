import { viewpoint } from './viewpoint'

/** Days read `YYYY-MM-DD` and instants `YYYY-MM-DDTHH:MM:SSZ`; both begin with the day in UTC. */

/** In English, as all of the site. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** This instant, or the one that a preview is to show. Routes read it once and hand the value down. */
export function currentTime(): string {
  return viewpoint()?.now ?? clockTime()
}

function clockTime(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}

export function dayOf(date: string): string {
  return date.slice(0, 10)
}

/** The day after a day. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/** Whether a year or more has passed since a day or an instant. */
export function isOverAYearOld(date: string, now: string): boolean {
  const anniversary = `${Number(date.slice(0, 4)) + 1}`.padStart(4, '0') + date.slice(4)
  return anniversary <= now
}

function partsOf(date: string) {
  const [year = '', month = '', day = ''] = dayOf(date).split('-')
  return { year, month: months[Number(month) - 1] ?? '', day: String(Number(day)) }
}

/** ‘7 May 2026’, of a day or an instant. */
export function formatDay(date: string): string {
  const { day, month, year } = partsOf(date)
  return `${day} ${month} ${year}`
}

/** ‘May 2026’, of a month, a day or an instant. */
export function formatMonth(date: string): string {
  const { month, year } = partsOf(date)
  return `${month} ${year}`
}

/** ‘10:08 UTC’ */
export function formatTime(instant: string): string {
  return `${instant.slice(11, 16)} UTC`
}

/** For narrow places: the month has its first three letters. */
export function formatDayShort(date: string): { day: string; month: string; year: string } {
  const { day, month, year } = partsOf(date)
  return { day, month: month.slice(0, 3), year }
}
