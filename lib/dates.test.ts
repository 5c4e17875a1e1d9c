import { afterEach, describe, expect, it, vi } from 'vitest'

import {
  currentTime,
  dayAfter,
  dayOf,
  formatDay,
  formatDayShort,
  formatTime,
  isOverAYearOld,
} from './dates'

afterEach(() => {
  vi.useRealTimers()
})

describe('dates', () => {
  it('writes a day in full, without a leading zero', () => {
    expect(formatDay('2026-05-07')).toBe('7 May 2026')
    expect(formatDay('2026-12-31')).toBe('31 December 2026')
  })

  it('takes the UTC day of an instant, also close to midnight', () => {
    expect(formatDay('2026-05-07T23:59:59Z')).toBe('7 May 2026')
    expect(formatDay('2026-05-08T00:00:00Z')).toBe('8 May 2026')
    expect(dayOf('2026-05-07T23:59:59Z')).toBe('2026-05-07')
  })

  it.each([
    ['2026-05-07', '2026-05-08'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('knows the day after %s: %s', (day, next) => {
    expect(dayAfter(day)).toBe(next)
  })

  it.each([
    ['2025-11-22T08:00:00Z', '2026-11-22T07:59:59Z', false],
    ['2025-11-22T08:00:00Z', '2026-11-22T08:00:00Z', true],
    ['2024-02-29', '2025-02-28T23:59:59Z', false],
    ['2024-02-29', '2025-03-01T00:00:00Z', true],
  ])('knows whether %s is a year past at %s: %s', (date, now, expected) => {
    expect(isOverAYearOld(date, now)).toBe(expected)
  })

  it('writes the time of an instant in hours and minutes of UTC', () => {
    expect(formatTime('2026-05-08T10:08:59Z')).toBe('10:08 UTC')
  })

  it('shortens every month to three letters', () => {
    expect(formatDayShort('2026-09-03T10:08:00Z')).toEqual({ day: '3', month: 'Sep', year: '2026' })
    expect(formatDayShort('2026-05-17')).toEqual({ day: '17', month: 'May', year: '2026' })
  })

  it('gives the current time to the second, as content writes instants', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T08:09:10.987Z') })
    expect(currentTime()).toBe('2026-11-22T08:09:10Z')
  })
})
