import { expect, test } from 'vitest'

import {
  toMarkdownHeading,
  toMarkdownLink,
  toMarkdownText,
  toPortableMarkdown,
} from './portable-markdown'

const portable = (markdown: string) =>
  toPortableMarkdown(markdown, {
    headingLevel: 2,
    pageUrl: new URL('https://news.example/stories/bridge'),
    storyUrl: (slug) => (slug === 'known' ? '/stories/known' : undefined),
    footnote: (id) => ({ paper: '1', 'second-paper': '2' })[id],
  })

test.each([
  ['It is shut. [^paper] So is [^second-paper] that.', 'It is shut.[^1] So is[^2] that.'],
  ['Nobody said so. [^unknown]', 'Nobody said so.'],
  ['See [then](story:known).', 'See [then](https://news.example/stories/known).'],
  ['See [later](story:hidden).', 'See later.'],
  ['[By name][then]\n\n[then]: story:known', '[By name](https://news.example/stories/known)'],
  ['[A part](#sources)', '[A part](https://news.example/stories/bridge#sources)'],
  ['![A plan](/plan.svg)', '![A plan](https://news.example/plan.svg)'],
  ['[Out](https://example.org/a?b=1&c=2)', '[Out](https://example.org/a?b=1\\&c=2)'],
  ['# One\n\n### Two', '## One\n\n### Two'],
  ['* a\n* b', '- a\n- b'],
  ['Text <b>bold</b>', 'Text bold'],
  ['| a | b |\n| - | -: |\n| 1 | 2 |', '| a |  b |\n| - | -: |\n| 1 |  2 |'],
])('%j becomes %j', (markdown, expected) => {
  expect(portable(markdown)).toBe(expected)
})

test('plain text stays plain, whatever it looks like', () => {
  expect(toMarkdownText('A *b* [c](d) <e> # f ]]> _g_')).toBe(
    'A \\*b\\* \\[c]\\(d) \\<e> # f ]]> \\_g\\_',
  )
  expect(toMarkdownText('# No heading')).toBe('\\# No heading')
  expect(toMarkdownHeading('A # and </script>', 3)).toBe('### A # and \\</script>')
  expect(toMarkdownLink('A [b] c', 'https://example.org/(a)')).toBe(
    '[A \\[b\\] c](https://example.org/\\(a\\))',
  )
})
