import fc from 'fast-check'
import { expect, test } from 'vitest'

import { renderMarkdown, storySlugOf } from './markdown'

const render = (markdown: string, headingLevel: 2 | 3 | 4 = 2) =>
  renderMarkdown(markdown, {
    headingLevel,
    storyUrl: (slug) => (slug === 'live' ? '/stories/live' : undefined),
    cite: (id) =>
      id === 'a'
        ? {
            anchor: 'cite-1',
            href: '#source-a',
            number: 1,
            label: 'Source 1: CSIS',
            note: '<CSIS>',
          }
        : undefined,
  })

test.each([
  ['*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
  ['> a\n\n***', '<blockquote>\n<p>a</p>\n</blockquote>\n<hr>'],
  ['1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
  ['3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
  ['a  \nb', '<p>a<br>\nb</p>'],
  ['```js\n"a" -- b\n```', '<pre><code class="language-js">"a" -- b\n</code></pre>'],
  ['![A chart](/a.png "T")', '<p><img src="/a.png" alt="A chart" title="T"></p>'],
  ['![A chart][1]\n\n[1]: /a.png', '<p><img src="/a.png" alt="A chart"></p>'],
  ['- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
  ['a < b & c', '<p>a &#x3C; b &#x26; c</p>'],
  ['a <!-- hidden --> b', '<p>a  b</p>'],
  ['', ''],
])('GFM: %j', (markdown, html) => {
  expect(render(markdown)).toBe(html)
})

test('A table scrolls in a region that the keyboard reaches', () => {
  expect(render('| a | b |\n| :- | -: |\n| "1" | 2 |')).toBe(
    [
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Table">',
      '<table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="right">b</th>\n</tr>\n</thead>',
      '<tbody>\n<tr>\n<td align="left">“1”</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
      '</div>',
    ].join('\n'),
  )
})

test.each<[string, 2 | 3 | 4, string]>([
  ['# a\n### b\n## c\n# d', 2, '<h2>a</h2>\n<h3>b</h3>\n<h3>c</h3>\n<h2>d</h2>'],
  ['### a\n##### b\n# c\n## d', 2, '<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n<h3>d</h3>'],
  ['## a', 4, '<h4>a</h4>'],
  ['# a\n## b\n### c\n#### d', 4, '<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h6>d</h6>'],
])('Headings fit the outline of the page without gaps: %j from level %i', (text, level, html) => {
  expect(render(text, level)).toBe(html)
})

test('A citation is a numbered link with a note, and the space before it goes', () => {
  const mark =
    '<sup class="citation"><a id="cite-1" href="#source-a" aria-label="Source 1: CSIS">1</a>' +
    '<span class="note" aria-hidden="true">&#x3C;CSIS></span></sup>'
  expect(render('One  [^a]. Two[^a]\n[^a]')).toBe(`<p>One${mark}. Two${mark}${mark}</p>`)
  expect(render('**One [^a]**')).toBe(`<p><strong>One${mark}</strong></p>`)
})

test('A citation without a source, and one in code, makes no link', () => {
  expect(render('One [^b], two `[^a]`.')).toBe('<p>One, two <code>[^a]</code>.</p>')
})

test('A story link leads to a live story; to any other its text stands alone', () => {
  expect(render('[one](story:live "T")')).toBe('<p><a href="/stories/live" title="T">one</a></p>')
  expect(render('a [**two** `x`](story:hidden) b')).toBe(
    '<p>a <strong>two</strong> <code>x</code> b</p>',
  )
  expect(render('[one][1] [two][2]\n\n[1]: story:live\n[2]: story:hidden')).toBe(
    '<p><a href="/stories/live">one</a> two</p>',
  )
  expect(storySlugOf('story:live')).toBe('live')
  expect(storySlugOf('https://example.org/story:live')).toBeUndefined()
})

test('A link to another site is marked, direct, by reference and bare; others are not', () => {
  const link = (href: string, text: string) =>
    `<a href="${href}" class="external" rel="external noopener">${text}</a>`
  expect(render('[a](HTTPS://e.org) [b][1]\n\n[1]: http://e.org/b')).toBe(
    `<p>${link('https://e.org', 'a')} ${link('http://e.org/b', 'b')}</p>`,
  )
  expect(render('<https://e.org/c--d> www.e.org/f...g')).toBe(
    `<p>${link('https://e.org/c--d', 'https://e.org/c--d')} ${link('http://www.e.org/f...g', 'www.e.org/f...g')}</p>`,
  )
  expect(render('[a](/about) [b](#top) [c](mailto:a@e.org)')).toBe(
    '<p><a href="/about">a</a> <a href="#top">b</a> <a href="mailto:a@e.org">c</a></p>',
  )
})

test('Quotation marks turn across emphasis, links and code; code keeps its own', () => {
  expect(render(`"*a*" *"b"* "[c](/c)" "\`"d"\`" it's`)).toBe(
    '<p>“<em>a</em>” <em>“b”</em> “<a href="/c">c</a>” “<code>"d"</code>” it’s</p>',
  )
  expect(render('a"\n\n"b')).toBe('<p>a”</p>\n<p>“b</p>')
})

test('A long run of spaces costs no time', () => {
  const started = performance.now()
  render(`a${' '.repeat(100_000)}b`)
  expect(performance.now() - started).toBeLessThan(3000)
})

const NASTY = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<iframe src=//evil.example>',
  '<a href="javascript:alert(1)" style="position:fixed" id="main">',
  '<style>*{}</style>',
  '<form id=location name=cookie>',
  '<!-- --><b>',
  '<![CDATA[ <script> ]]>',
  '[x](javascript:alert(1))',
  '[x](java\tscript:alert)',
  '[x](&#106;avascript:alert)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x "onload=")',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,x)',
  '![" onerror="x](/x)',
  '<javascript:alert(1)>',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '[^a]',
  '[^a"><script>]',
  '[^n]: <script>',
  '| a |\n| - |\n| <script> |',
  '```"><script>\nx\n```',
  '&lt;script&gt;',
  '&#x3C;script&#x3E;',
  '\\<script\\>',
  '\n\n',
  '# ',
  '> ',
  '- [x] ',
  '*',
  '`',
  '"',
  '[',
  '](',
  ')',
]

const TAGS = new Set(
  'a p br em strong del code pre h2 h3 h4 h5 h6 ul ol li input blockquote hr img div table thead tbody tr th td sup span section'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'href id class rel title src alt align start type checked disabled tabindex role aria-label aria-hidden aria-describedby data-footnotes data-footnote-ref data-footnote-backref'.split(
    ' ',
  ),
)

/** Every tag of `html` that a reader's browser would see, by its own grammar. */
function listDangers(html: string): string[] {
  return Array.from(
    html.matchAll(/<(\/?)([^\s>/]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>|</g),
  ).flatMap(([whole, , tag = '', attributes = '']) => {
    const names = Array.from(attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g))
    const isSound =
      TAGS.has(tag) &&
      names.every(
        ([, name = '', value = '']) =>
          ATTRIBUTES.has(name) &&
          (!/^(?:href|src)$/.test(name) || /^(?:[/#]|https?:|mailto:|[^:]*$)/i.test(value)),
      )
    return isSound ? [] : [whole]
  })
}

test('The look-out for dangers sees them', () => {
  for (const html of ['<script>', '<p onclick="x">', '<a href="javascript:x">', '<p style="x">']) {
    expect(listDangers(html)).toEqual([html])
  }
})

test.each(NASTY)('Nothing dangerous is left of %j', (nasty) => {
  expect(listDangers(render(`a ${nasty} b`))).toEqual([])
})

test('No mixture of hostile pieces leaves anything dangerous', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }), (pieces) => {
      expect(listDangers(render(pieces.join(' ')))).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('No text of up to 300 characters makes rendering fail or yields script', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc
      .array(fc.constantFrom(...'[]()!<>"\'`*_~#-+=|:^&;\\/ \n\tajs1'), { maxLength: 300 })
      .map((characters) => characters.join('')),
  )
  fc.assert(
    fc.property(text, (markdown) => {
      expect(listDangers(render(markdown))).toEqual([])
    }),
    { numRuns: 150 },
  )
})
