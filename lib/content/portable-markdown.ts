import type { FootnoteReference, Image, Link, Nodes, Root } from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { visit } from 'unist-util-visit'

import { MARK } from './citations'
import { fitHeadings, parseMarkdown, resolveLinks, type RenderOptions } from './markdown'

const writer = remark()
  .use(remarkGfm)
  .data('settings', { bullet: '-', emphasis: '*', rule: '-', resourceLink: false })

const write = (tree: Root) => writer.stringify(tree).trim()

interface PortableOptions extends Pick<RenderOptions, 'headingLevel' | 'storyUrl'> {
  /** The address of the page that the text stands on, for addresses that are relative to it. */
  pageUrl: URL
  /** The footnote that a citation becomes; without an answer it is dropped. */
  footnote: (sourceId: string) => string | undefined
}

/** A text of ours as Markdown (GFM) that means the same anywhere: whole addresses, no `story:`. */
export function toPortableMarkdown(
  markdown: string,
  { headingLevel, storyUrl, pageUrl, footnote }: PortableOptions,
): string {
  const tree = parseMarkdown(markdown)
  fitHeadings(tree, headingLevel)
  resolveLinks(tree, storyUrl)
  dropUnused(tree)
  visit(tree, (node) => {
    if (isAddressed(node)) node.url = absolute(node.url, pageUrl)
  })
  findAndReplace(
    tree,
    [
      MARK,
      (_match: string, sourceId: string) => {
        const label = footnote(sourceId)
        return label === undefined ? '' : toReference(label)
      },
    ],
    { ignore: ['link'] },
  )
  return write(tree)
}

/** Plain text as Markdown that shows just that text. */
export const toMarkdownText = (text: string): string =>
  write({
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  })

export function toMarkdownHeading(text: string, level: 1 | 2 | 3 | 4): string {
  const heading = {
    type: 'heading',
    depth: level,
    children: [{ type: 'text', value: text }],
  } as const
  return write({ type: 'root', children: [{ ...heading, children: [...heading.children] }] })
}

export function toMarkdownLink(text: string, url: string): string {
  const link: Link = { type: 'link', url, children: [{ type: 'text', value: text }] }
  return write({ type: 'root', children: [{ type: 'paragraph', children: [link] }] })
}

const toReference = (label: string): FootnoteReference => ({
  type: 'footnoteReference',
  identifier: label,
  label,
})

const isAddressed = (node: Nodes): node is Link | Image =>
  node.type === 'link' || node.type === 'image'

/** Links and images by reference have become direct ones, and HTML is shown nowhere. */
function dropUnused(tree: Root) {
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'definition' && node.type !== 'html') || parent === undefined) return
    if (index === undefined) return
    parent.children.splice(index, 1)
    return index
  })
}

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:/i

function absolute(url: string, base: URL): string {
  if (HAS_SCHEME.test(url) || !URL.canParse(url, base)) return url
  return new URL(url, base).href
}
