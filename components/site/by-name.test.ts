import { expect, test } from 'vitest'

import { byName } from './by-name'

test('Names stand as in an index, whatever their case and marks; of one name, by id', () => {
  const sorted = ['zebra', 'Éire', 'eagle', 'Team 10', 'Team 9', 'Öresund', 'Ω', 'apple']
    .map((name) => ({ id: name, name }))
    .toSorted(byName)
  expect(sorted.map(({ name }) => name)).toEqual([
    'apple',
    'eagle',
    'Éire',
    'Öresund',
    'Team 9',
    'Team 10',
    'zebra',
    'Ω',
  ])
  const twins = [
    { id: 'b', name: 'Same' },
    { id: 'a', name: 'Same' },
  ]
  expect(twins.toSorted(byName).map(({ id }) => id)).toEqual(['a', 'b'])
})
