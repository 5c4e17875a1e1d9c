import { day, instant, probability } from '@/lib/content/schema/fields'

/** What is wrong with an answer, as a sentence, or nothing. */
export const refuseProbability = (text: string) =>
  probability.safeParse(Number(text)).success
    ? undefined
    : `a probability lies between 0 and 1, both excluded; 65 per cent is 0.65, not ${text}`

export const refuseDay = (text: string) =>
  day.safeParse(text).success ? undefined : `a day is written 2026-05-08, not ${text}`

export const refuseInstant = (text: string) =>
  instant.safeParse(text).success
    ? undefined
    : `a time is written in UTC, such as 2026-05-08T10:08:00Z, not ${text}`

/** @param maximum characters */
export const refuseLongerThan = (maximum: number) => (text: string) => {
  if (text.trim() === '') return 'it cannot be empty'
  if (text.includes('\n')) return 'it is one line'
  return text.trim().length > maximum
    ? `it has ${text.trim().length} characters; the limit is ${maximum}`
    : undefined
}
