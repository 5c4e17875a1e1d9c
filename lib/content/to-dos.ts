import type { Finding } from './diagnostics'
import type { LocatedYaml } from './yaml'

/** Of a name that leads nowhere (RFC 6761), since a file with no address cannot be read. */
export const ADDRESS_TO_DO = 'https://todo.invalid/'

const MARK = /^TODO\b|^https:\/\/todo\.invalid\//
const IN_TEXT = /^TODO\b.*$/gm

/** What was left to be written: values that begin with TODO, and lines of the text that do; an address that leads nowhere. */
export function listToDos(yaml: LocatedYaml, body: { text: string; offset: number }): Finding[] {
  return [
    ...listMarkedValues(yaml.value, []).map(({ path, text }) => ({
      ...describe(text),
      offset: yaml.offsetOf(path),
    })),
    ...Array.from(body.text.matchAll(IN_TEXT), (match) => ({
      ...describe(match[0]),
      offset: body.offset + match.index,
    })),
  ]
}

/**
 * Findings with those of what is left to be written, which stand for all else at the same place. In
 * a draft they only warn, as long as the rest of the file can be read.
 */
export function withToDos(
  findings: readonly Finding[],
  toDos: readonly Finding[],
  isDraft: boolean,
): Finding[] {
  const places = new Set(toDos.map(({ offset }) => offset))
  const troubled = new Set(findings.map(({ offset }) => offset))
  return [
    ...findings.filter(({ offset }) => !places.has(offset)),
    ...toDos.map((finding) => ({
      ...finding,
      ...(isDraft && !troubled.has(finding.offset) && { severity: 'warning' as const }),
    })),
  ]
}

const describe = (text: string) => ({
  rule: 'to-do' as const,
  message: 'this is still to be written',
  suggestion: text.startsWith(ADDRESS_TO_DO)
    ? 'write the address of the document'
    : shorten(text.split('\n')[0]?.replace(/^TODO:?\s*/, '') ?? ''),
})

const shorten = (text: string) => (text === '' ? undefined : text.slice(0, 200))

interface MarkedValue {
  path: (string | number)[]
  text: string
}

function listMarkedValues(value: unknown, path: (string | number)[]): MarkedValue[] {
  if (typeof value === 'string') return MARK.test(value) ? [{ path, text: value }] : []
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => listMarkedValues(entry, [...path, index]))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => listMarkedValues(entry, [...path, key]))
}
