import { defaultSchema, type Schema } from 'hast-util-sanitize'
import type { Definition, Heading, Link, Nodes, Root, Table } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import { SKIP, visit } from 'unist-util-visit'

import { type Cite, insertCitations } from './citations'
import { parsePlainProse } from './plain-prose'
import { setTypography } from './typography'

const STORY_SCHEME = 'story:'

/** The slug of a `story:` address, or `undefined` for any other address. */
export const storySlugOf = (url: string): string | undefined =>
  url.startsWith(STORY_SCHEME) ? url.slice(STORY_SCHEME.length) : undefined

const parser = remark().use(remarkGfm)

// The citation marks, marked links and tables that this module itself puts into the tree.
const sanitizeSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  attributes: {
    ...defaultSchema.attributes,
    a: ['ariaLabel', 'href', 'id', ['className', 'external'], ['rel', 'external', 'noopener']],
    sup: [['className', 'citation']],
    span: [
      ['className', 'note'],
      ['ariaHidden', 'true'],
    ],
    div: ['ariaLabel', ['className', 'table-scroll'], ['tabIndex', 0], ['role', 'region']],
  },
}
const serializer = remark().use(remarkHtml, { sanitize: sanitizeSchema })

/** The tree of a Markdown text; links and images by reference stand in it as direct ones. */
export function parseMarkdown(markdown: string): Root {
  const tree = parser.parse(markdown)
  resolveReferences(tree)
  return tree
}

function resolveReferences(tree: Root) {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  if (definitions.size === 0) return
  visit(tree, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const definition = definitions.get(node.identifier)
    if (definition === undefined || parent === undefined || index === undefined) return
    const { url, title } = definition
    const position = node.position && { position: node.position }
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, ...position }
        : { type: 'image', url, title, alt: node.alt, ...position }
  })
}

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
  const tree = parsePlainProse(markdown) ?? parseMarkdown(markdown)
  setTypography(tree)
  fitHeadings(tree, options.headingLevel)
  resolveLinks(tree, options.storyUrl)
  insertCitations(tree, options.cite ?? (() => undefined))
  letTablesScroll(tree)
  writeTaskMarks(tree)
  return serializer.stringify(tree).trim()
}

export function fitHeadings(tree: Root, top: number) {
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

export function resolveLinks(tree: Root, storyUrl: RenderOptions['storyUrl']) {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'link') return
    const slug = storySlugOf(node.url)
    if (slug !== undefined) {
      const url = storyUrl(slug)
      if (url !== undefined) node.url = url
      else if (parent !== undefined && index !== undefined) {
        parent.children.splice(index, 1, ...node.children)
        return [SKIP, index]
      }
    } else if (/^https?:/i.test(node.url)) markExternal(node)
    return undefined
  })
}

function markExternal(link: Link) {
  // The sanitiser knows schemes in lower case only.
  link.url = link.url.replace(/^\w+:/, (scheme) => scheme.toLowerCase())
  link.data = {
    ...link.data,
    hProperties: { className: ['external'], rel: ['external', 'noopener'] },
  }
}

function letTablesScroll(tree: Root) {
  visit(tree, 'table', (table: Table, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const region: Nodes = {
      type: 'blockquote',
      data: {
        hName: 'div',
        hProperties: {
          className: ['table-scroll'],
          tabIndex: 0,
          role: 'region',
          ariaLabel: 'Table',
        },
      },
      children: [table],
    }
    parent.children[index] = region
    return [SKIP, index + 1]
  })
}

/** A task's box becomes a character: a disabled checkbox has no name that a screen reader could say. */
function writeTaskMarks(tree: Root) {
  visit(tree, 'listItem', (item) => {
    const [first] = item.children
    if (typeof item.checked !== 'boolean' || first?.type !== 'paragraph') return
    first.children.unshift({ type: 'text', value: item.checked ? '\u2611 ' : '\u2610 ' })
    item.checked = null
  })
}
