import { expect, test } from 'vitest'

import { parseAt } from './parse-at'

test.each([
  ['2026-12-01T09:00Z', '2026-12-01T09:00:00Z'],
  ['2026-12-01T09:00', '2026-12-01T09:00:00Z'],
  ['2026-12-01 09:00', '2026-12-01T09:00:00Z'],
  ['2026-12-01T09:00:30.5Z', '2026-12-01T09:00:30Z'],
  ['2026-12-01', '2026-12-01T00:00:00Z'],
  [' 2028-02-29 ', '2028-02-29T00:00:00Z'],
  ['2026-02-29', undefined],
  ['2026-12-01T24:00', undefined],
  ['2026-12-01T09:00+02:00', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('%j is %s', (text, instant) => {
  expect(parseAt(text)).toBe(instant)
})
