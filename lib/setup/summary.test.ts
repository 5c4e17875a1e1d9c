import { expect, test } from 'vitest'

import { summarise } from './summary.mjs'

test('the summary lists each step with its time and counts both outcomes', () => {
  const { table, tally } = summarise([
    { name: 'lint', passed: true, seconds: 4.26 },
    { name: 'unit tests', passed: false, seconds: 123 },
  ])
  expect(table).toBe('lint        passed     4.3 s\nunit tests  FAILED   123.0 s')
  expect(tally).toBe('1 passed, 1 failed')
})
