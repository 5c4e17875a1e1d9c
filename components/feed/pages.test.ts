import { expect, it } from 'vitest'

import { countPages } from './pages'

it('starts another page after every twentieth story and never has fewer than one', () => {
  expect([0, 1, 20, 21, 40, 41].map(countPages)).toEqual([1, 1, 1, 2, 2, 3])
})
