import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { MARK } from './citations'
import { parseMarkdown } from './markdown'
import { parseFile } from './parse'
import { toPlainText, toSearchText } from './search-text'
import { educate } from './typography'

test.each([
  ['Two *governments* wrote **it** down. [^paper]', 'Two governments wrote it down.'],
  ['See [the theft](story:package-theft).', 'See the theft.'],
  ['See [it](https://example.org/a_(b)) and [that][1].\n\n[1]: https://x.org', 'See it and that.'],
  ['## Head\n\n> Quoted\n> twice\n\n- one\n- two\n\n1. three', 'Head Quoted twice one two three'],
  ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a b 1 2'],
  ['A snake_case word, _stressed_ and __strong__.', 'A snake_case word, stressed and strong.'],
  ['![A chart](/chart.png) shows it', 'shows it'],
  ['Fish &amp; chips &#8364;5 &unknown;', 'Fish & chips €5 &unknown;'],
  ['A \\*star\\* and a \\[bracket\\]', 'A *star* and a [bracket]'],
  ['"Quoted," it said -- it\'s so', '“Quoted,” it said – it’s so'],
  ['<https://example.org/a> <!-- not\nseen --> seen', 'https://example.org/a seen'],
  ['- [x] done\n- [ ] not yet', 'done not yet'],
  ['```sh\nnpm ls\n```', 'npm ls'],
  ['-10 degrees, 3.5 metres', '-10 degrees, 3.5 metres'],
  ['', ''],
])('%j reads %j', (markdown, text) => {
  expect(toPlainText(markdown)).toBe(text)
})

test('the text for an index has no address, mark or reference in it', () => {
  const markdown =
    'A [theft](https://evil.example/x) of &eacute; ![chart](/c.png) it. [^paper]\n\n[1]: https://y.org'
  expect(toSearchText(markdown).match(/\w+/g)).toEqual(['A', 'theft', 'of', 'it'])
})

describe('in every text of our own newsroom', () => {
  const stories = readdirSync('content/stories', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const path = join('stories', name)
      const { entry } = parseFile(path, readFileSync(join('content', path)))
      return entry?.kind === 'story' ? [entry.value] : []
    })
  const texts = stories.flatMap(({ body, analysis, perspectives }) => [
    body,
    ...Object.values(analysis).flatMap((section) => section ?? []),
    ...perspectives.map(({ view }) => view),
  ])

  test('the words are those that the Markdown parser finds', () => {
    expect(texts.length).toBeGreaterThan(100)
    for (const markdown of texts) {
      expect(wordsOf(toPlainText(markdown))).toEqual(wordsOf(textOfTree(markdown)))
      expect(wordsOf(toSearchText(markdown))).toEqual(wordsOf(textOfTree(markdown)))
    }
  })
})

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

function textOfTree(markdown: string): string {
  const blocks: string[] = []
  visit(parseMarkdown(markdown), (node) => {
    if (!['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)) return
    blocks.push(toString(node, { includeHtml: false, includeImageAlt: false }))
  })
  return educate(blocks.join('\n').replace(MARK, ''))
}
