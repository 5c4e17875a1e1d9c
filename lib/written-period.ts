import { months } from './dates'
import { isDay, isMonth } from './days'

/**
 * The day `YYYY-MM-DD` or month `YYYY-MM` that a text is and nothing else: ‘7 May 2026’,
 * ‘May 7, 2026’, ‘May 2026’ or either of those forms. A month may be cut to three letters or more.
 */
export function parseWrittenPeriod(text: string): string | undefined {
  for (const form of FORMS) {
    const written = form.exec(text.trim())?.groups
    if (written === undefined) continue
    const { year = '', month = numberOfMonth(written['name'] ?? ''), day } = written
    const period = [year, month, ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
    if (isDay(period) || isMonth(period)) return period
  }
  return undefined
}

const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
const NAME = '(?<name>[a-z]{3,9})\\.?'
const YEAR = '(?<year>\\d{4})'

const FORMS = [
  `${YEAR}-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?`,
  `(?:${DAY}\\s+)?${NAME},?\\s+${YEAR}`,
  `${NAME}\\s+${DAY},?\\s+${YEAR}`,
].map((form) => new RegExp(`^${form}$`, 'i'))

function numberOfMonth(name: string): string {
  const index = months.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()))
  return String(index + 1).padStart(2, '0')
}
