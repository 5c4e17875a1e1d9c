import type { CitationMark } from './citations'
import { type Finding, suggestName } from './diagnostics'
import type { MarkdownFacts } from './inspect-markdown'

/** Citations of one text against the story's sources, if those are known; `toOffset` leads from the text to the file. */
export function checkCitations(
  facts: MarkdownFacts,
  known: readonly string[] | undefined,
  toOffset: (offset: number) => number,
): Finding[] {
  if (known === undefined) return []
  // A place is looked for only where something is wrong: finding the first takes long.
  return facts.citations.flatMap(({ offset, ...mark }) => {
    const fault = findFault(mark, known)
    return fault === undefined ? [] : [{ ...fault, offset: toOffset(offset) }]
  })
}

function findFault(
  { sourceId, isInsideLink }: Omit<CitationMark, 'offset'>,
  known: readonly string[],
): Omit<Finding, 'offset'> | undefined {
  if (isInsideLink) {
    return {
      rule: 'invalid-value',
      message: 'a citation cannot stand inside a link',
      suggestion: 'put it after the link',
    }
  }
  if (known.includes(sourceId)) return undefined
  if (known.length === 0 || sourceId === '') {
    return {
      rule: 'citation-without-source',
      message:
        sourceId === ''
          ? 'the citation names no source'
          : `the text cites \`${sourceId}\`, but there is no list of sources`,
      suggestion: 'list the source under `sources` of a story and cite it by its id',
    }
  }
  return {
    rule: 'unknown-citation',
    message: `the text cites \`${sourceId}\`, which is not among the sources`,
    suggestion: suggestName(sourceId, known),
  }
}

/** A name in brackets that cite nothing, as in [paper] or [ ^paper], and links to nothing either. */
const BARE = /(?<![`\]!\\])\[(?!\^) ?\^? ?([a-z0-9-]+) ?\](?![[(:`])/g

/** Names of sources that readers would see in brackets, where a citation was surely meant. */
export function findBareCitations(
  markdown: string,
  known: readonly string[] | undefined,
  toOffset: (offset: number) => number,
): Finding[] {
  return Array.from(markdown.matchAll(BARE)).flatMap(({ index, 1: id = '', 0: text }) =>
    known?.includes(id) && !markdown.includes(`[${id}]:`)
      ? [
          {
            rule: 'unknown-citation' as const,
            severity: 'warning' as const,
            offset: toOffset(index),
            message: `\`${text.replace(/\s+/g, ' ')}\` cites nothing: readers see the brackets`,
            suggestion: `write [^${id}]`,
          },
        ]
      : [],
  )
}
