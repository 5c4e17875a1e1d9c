import type { Image, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { visitParents } from 'unist-util-visit-parents'

import { type CitationMark, listCitationMarks } from './citations'
import type { Finding } from './diagnostics'
import { parseMarkdown, storySlugOf } from './markdown'
import { inspectPlainBlock } from './plain-block'
import { countWordsOf } from './plain-prose'
import { id } from './schema/fields'
import { type Block, splitBlocks } from './split-blocks'
import { hex, listUnsafeCharacters, type UnsafeCharacter } from './unsafe-characters'

/** Nodes around a node: about 20 quotations, or 10 lists, inside each other. */
const MAXIMUM_DEPTH = 24

/** What a Markdown text holds that other files or readers depend on; offsets are into the text. */
export interface MarkdownFacts {
  /** Whether a reader would see nothing: comments do not count. */
  isEmpty: boolean
  words: number
  citations: CitationMark[]
  storyLinks: { slug: string; offset: number }[]
  findings: Finding[]
}

/** Parsing takes far longer than anything else, so only the blocks with markup are parsed. */
export function inspectMarkdown(markdown: string): MarkdownFacts {
  const blocks = splitBlocks(markdown)
  return blocks === undefined ? inspectMarkup(markdown) : join(blocks)
}

function join(blocks: readonly Block[]): MarkdownFacts {
  const facts: MarkdownFacts = {
    isEmpty: true,
    words: 0,
    citations: [],
    storyLinks: [],
    findings: [],
  }
  for (const { text, offset } of blocks) {
    const block = inspectBlock(text)
    const move = <T extends { offset: number }>(found: T) => ({
      ...found,
      offset: offset + found.offset,
    })
    facts.isEmpty &&= block.isEmpty
    facts.words += block.words
    facts.citations.push(...block.citations.map(move))
    facts.storyLinks.push(...block.storyLinks.map(move))
    facts.findings.push(...block.findings.map(move))
  }
  return facts
}

function inspectBlock(text: string): MarkdownFacts {
  const plain = inspectPlainBlock(text)
  return plain === undefined ? inspectMarkup(text) : { ...plain, isEmpty: false, findings: [] }
}

/** The same by way of the Markdown parser, whatever the text. */
export function inspectMarkup(markdown: string): MarkdownFacts {
  const tree = parseMarkdown(markdown)
  const storyLinks: MarkdownFacts['storyLinks'] = []
  // An escape of YAML hides from `decode`, and the Markdown parser replaces NUL.
  const raw = describeUnsafe(listUnsafeCharacters(markdown))
  const findings: Finding[] = [...raw]
  /** Elements of HTML whose end says nothing that their beginning did not. */
  const opened = new Set<string>()
  const mayHide = raw.length === 0 && markdown.includes('&')

  visitParents(tree, (node: Nodes, ancestors) => {
    const offset = offsetOf([...ancestors, node])
    if (node.type === 'link') {
      const slug = storySlugOf(node.url)
      if (slug !== undefined && id.safeParse(slug).success) storyLinks.push({ slug, offset })
    }
    if (node.type === 'html') {
      const [, end, name = ''] = /^<(\/?)([a-z]\w*)/i.exec(node.value) ?? []
      if (end === '/' && opened.delete(name)) return undefined
      opened.add(name)
    }
    findings.push(
      ...[...inspectNode(node), ...(mayHide ? inspectCharacters(node) : [])].map((finding) => ({
        ...finding,
        offset,
      })),
    )
    if (ancestors.length === MAXIMUM_DEPTH) {
      findings.push({
        rule: 'too-complex',
        offset,
        message: 'the text is nested too deep',
        suggestion: 'put fewer lists and quotations inside each other',
      })
      return 'skip'
    }
    return undefined
  })

  return {
    isEmpty: tree.children.every(({ type }) => type === 'html' || type === 'definition'),
    words: countWords(tree),
    citations: listCitationMarks(tree, markdown),
    storyLinks,
    findings,
  }
}

/** A bare address that was made a link has no place of its own, but what it stands in has. */
const offsetOf = (lineage: readonly Nodes[]): number =>
  lineage.findLast(({ position }) => position !== undefined)?.position?.start.offset ?? 0

type NodeFinding = Omit<Finding, 'offset'>

/** A character reference such as &#x202E; is plain ASCII in the file, and hides from `decode`. */
const inspectCharacters = (node: Nodes): NodeFinding[] =>
  describeUnsafe(
    Object.values(node).flatMap((value: unknown) =>
      typeof value === 'string' ? listUnsafeCharacters(value) : [],
    ),
  )

const describeUnsafe = (characters: UnsafeCharacter[]) =>
  characters.slice(0, 1).map(({ offset, codePoint, name }) => ({
    rule: 'unsafe-character' as const,
    offset,
    message: `the text holds a ${name} (${hex(codePoint)})`,
    suggestion: 'remove it',
  }))

function inspectNode(node: Nodes): NodeFinding[] {
  switch (node.type) {
    case 'link':
      return inspectAddress(node.url)
    case 'image':
      return inspectImage(node)
    case 'html':
      return /^(?:<!--(?:(?!-->)[^])*-->\s*)+$/.test(node.value.trim())
        ? []
        : [
            {
              rule: 'raw-html',
              message: 'HTML in the text is never published',
              suggestion: 'write it in Markdown, or put code between backticks',
            },
          ]
    case 'footnoteDefinition':
      return [
        {
          rule: 'citation-without-source',
          message: `the text defines the footnote \`${node.identifier}\` itself`,
          suggestion: 'list it under `sources` in the front matter and cite it by its id',
        },
      ]
    default:
      return []
  }
}

function inspectAddress(url: string): NodeFinding[] {
  const slug = storySlugOf(url)
  if (slug !== undefined) {
    return id.safeParse(slug).success
      ? []
      : [{ rule: 'unknown-story', message: `\`${url}\` does not name a story` }]
  }
  if (/^(?:\/(?!\/)|#|mailto:)/i.test(url)) return []
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return []
  return [
    {
      rule: 'invalid-address',
      message: `a link cannot go to \`${url}\``,
      suggestion: 'use a full https:// address, a path that begins with /, or story: and a slug',
    },
  ]
}

function inspectImage(image: Image): NodeFinding[] {
  const findings: NodeFinding[] = []
  if ((image.alt ?? '').trim() === '') {
    findings.push({
      rule: 'missing-alt',
      message: 'the image has no description',
      suggestion: 'say between the square brackets what it shows: ![A chart of …](/chart.png)',
    })
  }
  if (!isOwnImage(image)) {
    findings.push({
      rule: 'image',
      message: `the image \`${image.url}\` lies on another site`,
      suggestion: 'store it with this site and give its path, beginning with /',
    })
  }
  return findings
}

const isOwnImage = ({ url }: Image) => /^\/(?!\/)/.test(url)

/** Block by block, for the text of a whole tree has no space between two paragraphs. */
function countWords(tree: Root): number {
  let words = 0
  visit(tree, (node) => {
    if (!BLOCKS_OF_TEXT.has(node.type)) return
    const text = toString(node, { includeHtml: false, includeImageAlt: false })
    words += countWordsOf(text)
  })
  return words
}

const BLOCKS_OF_TEXT = new Set(['paragraph', 'heading', 'tableCell', 'code'])
