import { stringify } from 'yaml'

/** What a command writes into front matter. */
export type Value = string | number | boolean | Value[] | { [key: string]: Value | undefined }

/** On one line, `{ at: …, because: … }`. */
export function inFlow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`
  if (typeof value === 'object') {
    return `{ ${entriesOf(value)
      .map(([key, entry]) => `${key}: ${inFlow(entry)}`)
      .join(', ')} }`
  }
  return typeof value === 'string' ? quote(value, /[,[\]{}]/.test(value)) : String(value)
}

/**
 * On lines of their own where there is structure.
 *
 * @param column in which the value begins; the first line is not indented
 */
export function inBlock(value: Value, column = 0): string {
  const newLine = `\n${' '.repeat(column)}`
  if (Array.isArray(value)) {
    if (isPlainList(value)) return inFlow(value)
    return value.map((entry) => `- ${inBlock(entry, column + 2)}`).join(newLine)
  }
  if (typeof value === 'object') {
    return entriesOf(value)
      .map(([key, entry]) => keyInBlock(key, entry, column))
      .join(newLine)
  }
  return inFlowOrPlain(value)
}

/**
 * A key with its value.
 *
 * @param column in which the key begins
 * @param listIndent columns between a key and the dashes of its list
 */
export function keyInBlock(key: string, value: Value, column: number, listIndent = 2): string {
  if (typeof value === 'string' && value.includes('\n')) {
    return `${key}: |${blockOfText(value, column + 2)}`
  }
  if (typeof value !== 'object' || (Array.isArray(value) && isPlainList(value))) {
    return `${key}: ${inBlock(value)}`
  }
  const inner = column + (Array.isArray(value) ? listIndent : 2)
  return `${key}:\n${' '.repeat(inner)}${inBlock(value, inner)}`
}

const isPlainList = (list: Value[]) => list.every((entry) => typeof entry !== 'object')

const inFlowOrPlain = (value: string | number | boolean) =>
  typeof value === 'string' ? quote(value, false) : String(value)

const blockOfText = (text: string, column: number) =>
  `\n${text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(column) + line))
    .join('\n')}`

const entriesOf = (value: { [key: string]: Value | undefined }): [string, Value][] =>
  Object.entries(value).flatMap(([key, entry]): [string, Value][] =>
    entry === undefined ? [] : [[key, entry]],
  )

/** Between quotation marks only where the text would be read as something else without. */
function quote(text: string, isForced: boolean): string {
  if (isForced) return JSON.stringify(text)
  const written = stringify(text, { lineWidth: 0 }).replace(/\n$/, '')
  return written.includes('\n') ? JSON.stringify(text) : written
}
