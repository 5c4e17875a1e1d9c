import { parseNumber } from '@/lib/parse-number'

export const STORIES_PER_PAGE = 20

/** An empty list has one page, which says so. */
export function countPages(items: number, perPage = STORIES_PER_PAGE): number {
  return Math.max(1, Math.ceil(items / perPage))
}

/** The page that an address asks for, the first where it asks for none; `undefined` for what is no number. */
export function parsePage({ page = '1' }: Partial<Record<string, string | string[]>>) {
  return typeof page === 'string' ? parseNumber(page) : undefined
}

export const sliceOf = (page: number, perPage: number) => ({
  limit: perPage,
  offset: (page - 1) * perPage,
})

/** ‘Sources’, ‘Sources, page 2’ */
export const titleOfPage = (title: string, page: number | undefined): string =>
  page === undefined || page === 1 ? title : `${title}, page ${page}`
