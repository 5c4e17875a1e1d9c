import { defaultSchema, type Schema } from 'hast-util-sanitize'
import type { Heading, Link, Nodes, Root, Table } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { type Cite, insertCitations } from './citations'
import { setTypography } from './typography'

const STORY_SCHEME = 'story:'

/** The slug of a `story:` address, or `undefined` for any other address. */
export const storySlugOf = (url: string): string | undefined =>
  url.startsWith(STORY_SCHEME) ? url.slice(STORY_SCHEME.length) : undefined

const parser = unified().use(remarkParse).use(remarkGfm)

// The citation marks, marked links and tables that this module itself puts into the tree.
const sanitizeSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  attributes: {
    ...defaultSchema.attributes,
    a: ['ariaLabel', 'href', 'id', ['className', 'external'], ['rel', 'external', 'noopener']],
    sup: [['className', 'citation']],
    span: [['className', 'citation-note'], ['ariaHidden', 'true']],
    div: ['ariaLabel', ['className', 'table-scroll'], ['tabIndex', 0], ['role', 'region']],
  },
}
const serializer = unified().use(remarkHtml, { sanitize: sanitizeSchema })

export const parseMarkdown = (markdown: string): Root => parser.parse(markdown)

export interface RenderOptions {
  /** Level that the highest heading of the text gets; those below follow without gaps. */
  headingLevel: 2 | 3 | 4
  /** Where a `story:` link leads; without an answer its text stands unlinked. */
  storyUrl: (slug: string) => string | undefined
  /** What a citation shows; without it, or without an answer, the mark is dropped. */
  cite?: Cite
}

/** Sanitised HTML of a Markdown text (GFM, smart punctuation, citations, `story:` links). */
export function renderMarkdown(markdown: string, options: RenderOptions): string {
  const tree = parseMarkdown(markdown)
  setTypography(tree)
  fitHeadings(tree, options.headingLevel)
  resolveLinks(tree, options.storyUrl)
  insertCitations(tree, options.cite ?? (() => undefined))
  letTablesScroll(tree)
  return serializer.stringify(tree).trim()
}

function fitHeadings(tree: Root, top: number) {
  const open: number[] = []
  visit(tree, 'heading', (heading) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= heading.depth) open.pop()
    open.push(heading.depth)
    heading.depth = headingDepth(top + open.length - 1)
  })
}

function headingDepth(level: number): Heading['depth'] {
  if (level <= 2) return 2
  if (level === 3) return 3
  if (level === 4) return 4
  return level === 5 ? 5 : 6
}

function resolveLinks(tree: Root, storyUrl: RenderOptions['storyUrl']) {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'link' && node.type !== 'definition') return
    const slug = storySlugOf(node.url)
    if (slug !== undefined) {
      const url = storyUrl(slug)
      if (url !== undefined) node.url = url
      else if (node.type === 'link' && parent !== undefined && index !== undefined) {
        parent.children.splice(index, 1, ...node.children)
        return [SKIP, index]
      }
    } else if (/^https?:/i.test(node.url) && node.type === 'link') markExternal(node)
    return undefined
  })
}

function markExternal(link: Link) {
  link.data = { ...link.data, hProperties: { className: ['external'], rel: ['external', 'noopener'] } }
}

function letTablesScroll(tree: Root) {
  visit(tree, 'table', (table: Table, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const region: Nodes = {
      type: 'blockquote',
      data: {
        hName: 'div',
        hProperties: { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
      },
      children: [table],
    }
    parent.children[index] = region
    return [SKIP, index + 1]
  })
}
