import { expect, test } from 'vitest'

import { countPages, parsePage, sliceOf, titleOfPage } from './pages'

test('another page starts after every twentieth story, and there is never less than one', () => {
  expect([0, 1, 20, 21, 40, 41].map((stories) => countPages(stories))).toEqual([1, 1, 1, 2, 2, 3])
  expect([0, 50, 51, 10_000].map((items) => countPages(items, 50))).toEqual([1, 1, 2, 200])
})

test('an address asks for the first page unless it names another by its number', () => {
  const asked = [undefined, '1', '2', '0', '-1', '1.5', 'x', '', ['1', '2']]
  expect(asked.map((page) => parsePage(page === undefined ? {} : { page }))).toEqual([
    ...[1, 1, 2],
    ...[undefined, undefined, undefined, undefined, undefined, undefined],
  ])
})

test('a page begins where the one before it ends, and its title says which it is', () => {
  expect(sliceOf(1, 50)).toEqual({ limit: 50, offset: 0 })
  expect(sliceOf(3, 50)).toEqual({ limit: 50, offset: 100 })
  expect([1, 2, undefined].map((page) => titleOfPage('Sources', page))).toEqual([
    'Sources',
    'Sources, page 2',
    'Sources',
  ])
})
