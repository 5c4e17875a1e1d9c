/**
 * In how many places two words are written differently: a letter too many, missing, another one, or
 * two neighbours swapped (the ‘optimal string alignment’ of Damerau and Levenshtein).
 */
export function countDifferences(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const costs = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const [letter, otherLetter] = [one.charAt(row - 1), other.charAt(column - 1)]
      const isSwapped =
        row > 1 &&
        column > 1 &&
        letter === other.charAt(column - 2) &&
        one.charAt(row - 2) === otherLetter
      costs.push(
        Math.min(
          (last[column - 1] ?? 0) + (letter === otherLetter ? 0 : 1),
          (last[column] ?? 0) + 1,
          (costs[column - 1] ?? 0) + 1,
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = costs
  }
  return last[other.length] ?? 0
}
