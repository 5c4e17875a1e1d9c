export const STORIES_PER_PAGE = 20

/** A whole number from 1, written as we write it in addresses; `undefined` for anything else. */
export function parseNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/** An empty list has one page, which says so. */
export function countPages(stories: number): number {
  return Math.max(1, Math.ceil(stories / STORIES_PER_PAGE))
}
