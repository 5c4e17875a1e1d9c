import { closest, distance } from 'fastest-levenshtein'

import { hex, listUnsafeCharacters } from './unsafe-characters'

/** Every rule a content file can break, and what it means. */
export const rules = {
  'date-order': 'One date contradicts another.',
  'dead-link': 'A source can no longer be read at its address. Only “newsroom links” asks.',
  'duplicate-id': 'Two things that must differ have the same name.',
  'duplicate-key': 'A key stands twice in one mapping.',
  'edited-forecast': 'A forecast that readers have seen was edited and not revised.',
  'empty-body': 'There is no text below the front matter.',
  'file-too-large': 'A content file is larger than 256 KB.',
  'front-matter': 'The file does not begin with a block of YAML between two lines of ---.',
  'front-matter-language': 'Front matter is written in YAML and in nothing else.',
  horizon:
    'A horizon contradicts the deadline: short is up to 3 months, medium up to 12, long more.',
  image: 'An image in a text lacks its description or lies on another site.',
  'image-size':
    'A picture has more than 20 MB or 50 million pixels, or is four times as long one way as the other.',
  'invalid-address': 'A web address is malformed or not http(s).',
  'invalid-date': 'A date does not exist or is not written in ISO 8601.',
  'invalid-encoding': 'The file is not UTF-8.',
  'invalid-value': 'A value is not one of those allowed.',
  'lost-address':
    'An address of a published story leads nowhere any more. Where the story is gone, that is only a warning.',
  'merge-conflict': 'A merge conflict was committed.',
  'misplaced-file':
    'The path of a file does not fit the newsroom, or contradicts what the file says.',
  'missing-alt': 'An image has no description for those who cannot see it.',
  'missing-file': 'The newsroom lacks a file that it cannot do without.',
  'missing-key': 'A required key is missing.',
  'cause-cycle': 'Stories cause each other in a circle.',
  'cause-order': 'A cause was published after its effect.',
  'citation-without-source': 'The text cites where there is no source list to cite from.',
  'moved-link': 'A source has moved to another address for good. Only “newsroom links” asks.',
  'out-of-range': 'A number lies outside its range.',
  'raw-html': 'Markdown contains HTML, which is never published.',
  'repeated-alt':
    'The description of a picture says the same as its caption, so that some hear it twice.',
  'resolution-without-criterion':
    'A scenario is resolved, but nothing says what “yes” would have been.',
  'resolution-order':
    'A scenario was resolved before it was published, or came true after its deadline, which is only a warning.',
  'silent-change':
    'A story that readers have seen was changed, and nothing tells them. What may be a misspelling, or the same picture, is only a warning.',
  'small-image': 'A picture is less than 1,200 pixels wide, which good screens show coarsely.',
  'symbolic-link': 'A symbolic link stands where a file is expected.',
  'to-do': 'Something still begins with TODO. In a draft that is only a warning.',
  'too-complex': 'The file takes too long or too much memory to read.',
  'too-long': 'A text is longer than its limit.',
  'unknown-actor': 'No file in actors/ has this name.',
  'unknown-cause': 'No story has this slug.',
  'unknown-citation': 'The text cites a source that the story does not list.',
  'unknown-image': 'No file in images/ has this name.',
  'unknown-key': 'A key is not part of the format.',
  'unknown-page': 'No file in pages/ has this name.',
  'unknown-publisher': 'No file in publishers/ has this name.',
  'unknown-source': 'The story lists no source with this id.',
  'unknown-story': 'A link goes to a story that does not exist.',
  'unknown-topic': 'No file in topics/ has this name.',
  'unknown-update': 'The topic has no update of this number.',
  'unreadable-image':
    'A file in images/ is damaged, moves, or is no JPEG, PNG, WebP or AVIF, whatever it is called.',
  'unsafe-character': 'The text holds a character that cannot be seen.',
  'unused-image': 'A file in images/ is in no story.',
  'unused-source': 'A source is listed and never cited.',
  'wrong-type': 'A value has the wrong type.',
  'yaml-syntax': 'The YAML cannot be read.',
} as const satisfies Record<string, string>

export type Rule = keyof typeof rules

const WARNINGS: ReadonlySet<Rule> = new Set<Rule>([
  'dead-link',
  'moved-link',
  'repeated-alt',
  'small-image',
  'unused-image',
  'unused-source',
])

/** A warning stops no commit from being published; whatever else breaks a rule does. */
export const isWarning = (rule: Rule): boolean => WARNINGS.has(rule)

/** A problem at an offset (UTF-16 code units) of one text. */
export interface Finding {
  rule: Rule
  offset: number
  message: string
  suggestion?: string | undefined
  /** Where it is not that of the rule. */
  severity?: 'warning'
}

/** A problem that an editor can go to. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Diagnostic {
  severity: 'error' | 'warning'
  rule: Rule
  file: string
  line: number
  column: number
  message: string
  suggestion?: string | undefined
}

export function toDiagnostic(file: string, text: string, finding: Finding): Diagnostic {
  const before = text.slice(0, finding.offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    severity: finding.severity ?? (isWarning(finding.rule) ? 'warning' : 'error'),
    rule: finding.rule,
    file,
    line: before.split('\n').length,
    column: finding.offset - lineStart + 1,
    message: finding.message,
    ...(finding.suggestion !== undefined && { suggestion: finding.suggestion }),
  }
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'

/** By file, then by place. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}

/** `file:line:column: severity: message (suggestion) [rule]`, the form that editors make clickable. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, severity, message, suggestion, rule } = diagnostic
  const hint = suggestion === undefined ? '' : `: ${suggestion}`
  return printable(`${file}:${line}:${column}: ${severity}: ${message}${hint} [${rule}]`)
}

/** One line, whatever a file's values hold that a terminal would obey. */
export const printable = (text: string) =>
  listUnsafeCharacters(text).reduce(
    (line, { codePoint }) => line.replaceAll(String.fromCodePoint(codePoint), hex(codePoint)),
    text.replace(/[\r\n\t]+/g, ' '),
  )

/** “did you mean …?” when a known name is within a third of the letters (two, in a name of four or five), else nothing. */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const near = closest(name.toLowerCase(), [...known])
  const limit = Math.max(Math.min(2, Math.floor(name.length / 2)), Math.floor(name.length / 3))
  return distance(name.toLowerCase(), near.toLowerCase()) <= limit
    ? `did you mean \`${near}\`?`
    : undefined
}
