// @ts-check

/** @typedef {{ name: string, passed: boolean, seconds: number }} Result */

/**
 * A table of what ran, and the line that machines look for.
 * @param {readonly Result[]} results
 */
export function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const rows = results.map(({ name, passed, seconds }) =>
    [name.padEnd(width), passed ? 'passed' : 'FAILED', `${seconds.toFixed(1)} s`.padStart(8)].join(
      '  ',
    ),
  )
  const passed = results.filter((result) => result.passed).length
  return {
    table: rows.join('\n'),
    tally: `${passed} passed, ${results.length - passed} failed`,
  }
}
