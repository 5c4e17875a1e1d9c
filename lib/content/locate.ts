import { decode } from './decode'
import { type Diagnostic, type Rule, toDiagnostic } from './diagnostics'
import { splitFrontMatter } from './split'
import { type LocatedYaml, parseYaml } from './yaml'

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

/**
 * Says where problems of a file stand. Its text is read again, once for all of them: a file may
 * have thousands.
 */
export function openLocator(bytes: Uint8Array): (finding: CrossFinding) => Diagnostic {
  const { text } = decode(bytes)
  const split = splitFrontMatter(text)
  let parsed: LocatedYaml | undefined
  const yaml = () =>
    (parsed ??=
      'body' in split ? parseYaml(split.frontMatter, split.frontMatterOffset) : parseYaml(text, 0))

  const offsetOf = (at: CrossFinding['at']): number => {
    if (at === 'start') return 0
    if ('storyLink' in at)
      return Math.max(0, text.search(new RegExp(`story:${at.storyLink}(?![a-z0-9-])`)))
    if ('body' in at) {
      if (!('body' in split)) return 0
      return split.bodyOffset + split.body.search(/\S|$/) + at.body
    }
    return at.offset === undefined
      ? yaml().offsetOf(at.path)
      : yaml().offsetInText(at.path, at.offset)
  }
  return (finding) => toDiagnostic(finding.file, text, { ...finding, offset: offsetOf(finding.at) })
}
