import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  Root,
  RootContent,
  Table,
} from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

import { MARK } from './citations'
import { parseMarkdown, resolveLinks, type RenderOptions } from './markdown'
import { setTypography } from './typography'
import { lengthOf, wrapText } from './wrap-text'

interface PlainTextOptions extends Pick<RenderOptions, 'storyUrl'> {
  /** The address of the page that the text stands on, for addresses that are relative to it. */
  pageUrl: URL
  /** Characters of a line. */
  width: number
  /** What stands behind the text of a link: ‘[1]’. */
  reference: (url: string) => string
}

/** A text of ours for people who read plain text: paragraphs, lists and rules drawn by hand. */
export function renderPlainText(markdown: string, options: PlainTextOptions): string {
  const tree = parseMarkdown(markdown)
  setTypography(tree)
  resolveLinks(tree, options.storyUrl)
  findAndReplace(tree, [[MARK, '']])
  writeLinks(tree, options)
  visit(tree, 'break', (_node, index, parent) => {
    if (index !== undefined) parent?.children.splice(index, 1, { type: 'text', value: ' ' })
  })
  return renderBlocks(tree.children, options.width)
}

function writeLinks(tree: Root, { pageUrl, reference }: PlainTextOptions) {
  visit(tree, 'link', (link, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const url = URL.canParse(link.url, pageUrl) ? new URL(link.url, pageUrl).href : undefined
    const isAddressItself = toString(link) === link.url
    const mark = url === undefined || isAddressItself ? '' : ` ${reference(url)}`
    parent.children.splice(index, 1, ...link.children, { type: 'text', value: mark })
    return [SKIP, index]
  })
}

type Block = RootContent | BlockContent | DefinitionContent

const renderBlocks = (blocks: readonly Block[], width: number): string =>
  blocks
    .map((block) => renderBlock(block, width))
    .filter((text) => text !== '')
    .join('\n\n')

function renderBlock(block: Block, width: number): string {
  switch (block.type) {
    case 'list':
      return renderList(block, width)
    case 'blockquote':
      return indent(renderBlocks(block.children, width - 2), '> ')
    case 'code':
      return indent(block.value, '    ')
    case 'table':
      return renderTable(block, width)
    case 'heading': {
      const text = wrapText(wordsOf(block), width)
      return `${text}\n${'-'.repeat(Math.min(width, lengthOf(text.split('\n').at(-1) ?? '')))}`
    }
    case 'thematicBreak':
      return '* * *'
    case 'html':
    case 'definition':
      return ''
    default:
      return wrapText(wordsOf(block), width)
  }
}

const wordsOf = (block: Block): string => toString(block, { includeHtml: false })

function renderList({ children, ordered, start, spread }: List, width: number): string {
  const first = start ?? 1
  return children
    .map((item, index) => renderItem(item, ordered ? `${first + index}. ` : '- ', width))
    .join(spread === true ? '\n\n' : '\n')
}

function renderItem({ children, checked, spread }: ListItem, bullet: string, width: number) {
  const mark = typeof checked === 'boolean' ? `[${checked ? 'x' : ' '}] ` : ''
  const inner = children
    .map((child) => renderBlock(child, width - bullet.length))
    .join(spread === true ? '\n\n' : '\n')
  return bullet + indent(mark + inner, ' '.repeat(bullet.length)).trimStart()
}

/** Row by row, each cell named by its column: no table is as narrow as a line of mail. */
function renderTable({ children: [head, ...rows] }: Table, width: number): string {
  const names = head?.children.map((cell) => toString(cell)) ?? []
  return rows
    .map(({ children }) =>
      children
        .map((cell, index) => {
          const name = names[index] ?? ''
          const text = name === '' ? toString(cell) : `${name}: ${toString(cell)}`
          return wrapText(text, width, { first: index === 0 ? '- ' : '  ', rest: '  ' })
        })
        .join('\n'),
    )
    .join('\n')
}

const indent = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? by.trimEnd() : by + line))
    .join('\n')
