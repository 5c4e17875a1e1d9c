import type { ElementContent } from 'hast'
import type { Emphasis, Root, Text } from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import { visitParents } from 'unist-util-visit-parents'

/** A mark in the text, `[^csis-paper]`, and the space before it, which is not shown. */
export const MARK = /(?<!\s)\s*\[\^([^\]\n]*)\]/g

/** What one citation mark shows and where it leads. */
export interface Citation {
  href: string
  number: number
  label: string
  /** `id` of the mark, unique in the page, so that the source list can lead back. */
  anchor?: string
  /** Shown beside the mark on hover and focus, by CSS. */
  note?: string
}

export type Cite = (sourceId: string) => Citation | undefined

export interface CitationMark {
  sourceId: string
  /** Offset of the mark in the Markdown text. */
  offset: number
  isInsideLink: boolean
}

/** The citation marks of a parsed text, in order. */
export function listCitationMarks(tree: Root, markdown: string): CitationMark[] {
  const marks: CitationMark[] = []
  const collect = (node: Text, isInsideLink: boolean) => {
    const start = node.position?.start.offset ?? 0
    const written = markdown.slice(start, node.position?.end.offset)
    let from = 0
    for (const [, sourceId = ''] of node.value.matchAll(MARK)) {
      from = Math.max(from, written.indexOf(`[^${sourceId}]`, from))
      marks.push({ sourceId, offset: start + from, isInsideLink })
      from += 1
    }
  }
  visitParents(tree, 'text', (node, ancestors) => {
    collect(
      node,
      ancestors.some(({ type }) => type === 'link'),
    )
  })
  return marks
}

/** Replaces citation marks by numbered links with a note that CSS shows on hover and focus. */
export function insertCitations(tree: Root, cite: Cite) {
  findAndReplace(
    tree,
    [
      MARK,
      (_match: string, sourceId: string) => {
        const citation = cite(sourceId)
        return citation === undefined ? '' : toNode(citation)
      },
    ],
    { ignore: ['link'] },
  )
}

function toNode({ anchor, href, number, label, note }: Citation): Emphasis {
  const mark: ElementContent = {
    type: 'element',
    tagName: 'a',
    properties: { ...(anchor !== undefined && { id: anchor }), href, ariaLabel: label },
    children: [{ type: 'text', value: String(number) }],
  }
  const notes: ElementContent[] =
    note === undefined
      ? []
      : [
          {
            type: 'element',
            tagName: 'span',
            properties: { className: ['note'], ariaHidden: 'true' },
            children: [{ type: 'text', value: note }],
          },
        ]
  // Any phrasing node will do: `data` says what becomes of it.
  return {
    type: 'emphasis',
    children: [],
    data: {
      hName: 'sup',
      hProperties: { className: ['citation'] },
      hChildren: [mark, ...notes],
    },
  }
}
