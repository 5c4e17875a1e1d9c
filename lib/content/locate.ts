import { decode } from './decode'
import { type Diagnostic, type Rule, toDiagnostic } from './diagnostics'
import { splitFrontMatter } from './split'
import { parseYaml } from './yaml'

/** A problem between files, found by value; the file has been parsed before and is sound in itself. */
export interface CrossFinding {
  file: string
  rule: Rule
  message: string
  suggestion?: string | undefined
  /** Where it is not that of the rule. */
  severity?: 'warning'
  /**
   * Where: a path of front matter, and in its text; a place in the body, without what is empty
   * before it; the link to a story (its slug) in the text; or the start of the file.
   */
  at:
    | { path: (string | number)[]; offset?: number }
    | { body: number }
    | { storyLink: string }
    | 'start'
}

export type UnfiledFinding = Omit<CrossFinding, 'file'>

/** Reads the file's text again to say where the problem stands. */
export function locate(finding: CrossFinding, bytes: Uint8Array): Diagnostic {
  const { text } = decode(bytes)
  return toDiagnostic(finding.file, text, { ...finding, offset: offsetOf(finding.at, text) })
}

function offsetOf(at: CrossFinding['at'], text: string): number {
  if (at === 'start') return 0
  if ('storyLink' in at)
    return Math.max(0, text.search(new RegExp(`story:${at.storyLink}(?![a-z0-9-])`)))
  const split = splitFrontMatter(text)
  if ('body' in at) {
    if (!('body' in split)) return 0
    return split.bodyOffset + split.body.search(/\S|$/) + at.body
  }
  const yaml =
    'body' in split ? parseYaml(split.frontMatter, split.frontMatterOffset) : parseYaml(text, 0)
  return at.offset === undefined ? yaml.offsetOf(at.path) : yaml.offsetInText(at.path, at.offset)
}
