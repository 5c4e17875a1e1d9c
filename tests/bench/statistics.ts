/** The value that a share of all values, from 0 to 1, does not exceed; `NaN` of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** The middle value, or the mean of the two in the middle; `NaN` of none. */
export const median = (values: readonly number[]): number =>
  (percentile(values, 0.5) +
    percentile(
      values.map((value) => -value),
      0.5,
    ) *
      -1) /
  2

export const maximum = (values: readonly number[]): number => percentile(values, 1)
