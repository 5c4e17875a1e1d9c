export { parseNumber } from '@/lib/parse-number'

export const STORIES_PER_PAGE = 20

/** An empty list has one page, which says so. */
export function countPages(stories: number): number {
  return Math.max(1, Math.ceil(stories / STORIES_PER_PAGE))
}
