import { statuses, statusMeanings } from '@/components/site/status'
import type { StorySearch } from '@/lib/archive/search-queries'
import { LONGEST_SEARCH, parseSearch } from '@/lib/archive/search-words'
import { formatDay } from '@/lib/dates'
import { isDay } from '@/lib/days'
import { parseNumber } from '@/lib/parse-number'
import type { SearchAddress } from '@/lib/routes'

/** What an address of `/search` asks for. */
export interface SearchView {
  /** As it was asked, to be shown again and to be linked to. */
  asked: SearchAddress & { page: number }
  search: StorySearch & { text: string }
  /** Sentences for the reader: what cannot be. Then nothing is looked for. */
  problems: string[]
}

type SearchParams = Partial<Record<string, string | string[]>>

const FIELDS = ['topic', 'section', 'status', 'actor', 'from', 'to', 'open'] as const
type FilterKey = (typeof FIELDS)[number]

/** `undefined` where the address asks for a page that cannot be. */
export function parseSearchView(params: SearchParams): SearchView | undefined {
  const read = (key: string) => {
    const value = params[key]
    const text = (Array.isArray(value) ? value[0] : value)?.trim()
    return text === '' ? undefined : text
  }
  const page = parseNumber(read('page') ?? '1')
  if (page === undefined) return undefined
  const text = read('q') ?? ''
  const [topic, section, status, actor, from, to, open] = FIELDS.map(read)
  const known = statuses.find((name) => name === status)
  return {
    asked: { q: text, topic, section, status, actor, from, to, open, page },
    search: { text, topic, section, status: known, actor, from, to, isOpen: open !== undefined },
    problems: [
      ...(text.length > LONGEST_SEARCH
        ? [`A search has at most ${LONGEST_SEARCH} characters, and this one has ${text.length}.`]
        : text !== '' && parseSearch(text).length === 0
          ? [`There is no letter or digit in ‘${text}’ to look for.`]
          : []),
      ...(status !== undefined && known === undefined
        ? [`There is no status ‘${status}’: choose one of ${listStatuses()}.`]
        : []),
      ...[from, to].flatMap((day) =>
        day === undefined || isDay(day)
          ? []
          : [`‘${day}’ is no day: write the year, month and day, such as 2026-05-08.`],
      ),
      ...(from !== undefined && to !== undefined && isDay(from) && isDay(to) && from > to
        ? [`No day is both after ${formatDay(from)} and before ${formatDay(to)}.`]
        : []),
    ],
  }
}

const listStatuses = () => statuses.map((status) => statusMeanings[status].name).join(', ')

/** Whether anything is asked at all. */
export const isSearch = ({ asked }: SearchView): boolean =>
  asked.q !== '' || FIELDS.some((key) => asked[key] !== undefined)

const nameOfStatus = (id: string) => {
  const known = statuses.find((status) => status === id)
  return known && statusMeanings[known].name
}

export interface Filter {
  key: FilterKey
  name: string
  value: string
}

/** The filters in use as a reader knows them; an id that nobody bears stands for itself. */
export function listFilters(
  { asked }: SearchView,
  names: { topic: (id: string) => string | undefined; actor: (id: string) => string | undefined },
): Filter[] {
  const filter = (key: FilterKey, name: string, write: (value: string) => string = (v) => v) => {
    const value = asked[key]
    return value === undefined ? [] : [{ key, name, value: write(String(value)) }]
  }
  return [
    ...filter('topic', 'Topic', (id) => names.topic(id) ?? id),
    ...filter('section', 'Section'),
    ...filter('status', 'Status', (id) => nameOfStatus(id) ?? id),
    ...filter('actor', 'With a view of', (id) => names.actor(id) ?? id),
    ...filter('from', 'From', (day) => (isDay(day) ? formatDay(day) : day)),
    ...filter('to', 'To', (day) => (isDay(day) ? formatDay(day) : day)),
    ...filter('open', 'Scenarios', () => 'open'),
  ]
}
