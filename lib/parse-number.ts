/** A whole number from 1, written as we write it in addresses; `undefined` for anything else. */
export function parseNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}
