import { expect, test } from 'vitest'

import { diagnose, oneOf } from '@/tests/fixtures/diagnose'
import { markdownFile, story } from '@/tests/fixtures/newsroom'

const inText = (markdown: string) => diagnose(story({}, `${markdown} [^paper]\n`))

const EMPTY =
  'error: there is no text below the front matter: write it after the second line of --- [empty-body]'
const UNUSED =
  'warning: nothing cites the source `paper`: cite it with [^paper], or remove it [unused-source]'

test.each([
  ['', '12:4'],
  ['\n  \n', '14:3'],
  ['<!-- to be written -->\n', '13:23'],
  ['[1]: https://example.org/\n', '13:26'],
])('A text in which nothing can be read is empty: %j', (body, place) => {
  expect(diagnose(story({}, body))).toEqual([`11:17: ${UNUSED}`, `${place}: ${EMPTY}`])
})

test('Topics, actors and publishers need no text, updates and pages do', () => {
  const page = markdownFile({ title: 'T', description: 'D' })
  expect(diagnose(page, 'pages/about.md')).toEqual([`4:4: ${EMPTY}`])
  const update = markdownFile({ title: 'T', publishedAt: '2026-05-08T10:08:00Z' })
  expect(diagnose(update, 'updates/cybersecurity/1.md')).toEqual([`4:4: ${EMPTY}`])
  expect(diagnose(markdownFile({ name: 'N', kind: 'agency' }), 'actors/cisa.md')).toEqual([])
})

test('An unknown citation is reported at its mark, in text and headings, lists and tables', () => {
  const body = '# Head [^a]\n\n- One [^paper]\n  - two **[^papr]**\n\n| x |\n| - |\n| y [^b] |\n'
  expect(diagnose(story({}, body))).toEqual([
    '13:8: error: the text cites `a`, which is not among the sources [unknown-citation]',
    '16:11: error: the text cites `papr`, which is not among the sources: did you mean `paper`? [unknown-citation]',
    '20:5: error: the text cites `b`, which is not among the sources [unknown-citation]',
  ])
})

test('Neighbouring marks, a mark with a space and a mark behind a backslash are marks too', () => {
  expect(inText('One [^a][^b] two [^c d] three \\[^e] four \\\\[^f].')).toEqual([
    '13:5: error: the text cites `a`, which is not among the sources [unknown-citation]',
    '13:9: error: the text cites `b`, which is not among the sources [unknown-citation]',
    '13:18: error: the text cites `c d`, which is not among the sources [unknown-citation]',
    '13:32: error: the text cites `e`, which is not among the sources [unknown-citation]',
    '13:44: error: the text cites `f`, which is not among the sources [unknown-citation]',
  ])
})

test('A mark in code is code', () => {
  expect(inText('`[^a]`\n\n    [^b]\n\nText')).toEqual([])
})

test('Line and column of a citation are exact in a literal block and in a plain value', () => {
  const analysis = `
  plainEnglish: |
    One line.

    Then two [^nope] lines.
  rootCauses: Plain [^nope] text.`
  expect(diagnose(story({ analysis }))).toEqual([
    '14:14: error: the text cites `nope`, which is not among the sources [unknown-citation]',
    '15:21: error: the text cites `nope`, which is not among the sources [unknown-citation]',
  ])
})

test('In a quoted or folded value a citation is reported where the value begins', () => {
  const analysis = `
  plainEnglish: "Quoted \\t [^nope]"
  rootCauses: >
    Folded
    over lines [^nope]`
  expect(diagnose(story({ analysis }))).toEqual([
    '11:17: error: the text cites `nope`, which is not among the sources [unknown-citation]',
    '12:15: error: the text cites `nope`, which is not among the sources [unknown-citation]',
  ])
})

test('A view is checked like any other text', () => {
  const perspectives = `
  - actor: cisa
    view: |
      Welcome. [^nope]
    asOf: 2026-05-09
    source: paper`
  expect(diagnose(story({ perspectives }))).toEqual([
    '15:16: error: the text cites `nope`, which is not among the sources [unknown-citation]',
  ])
})

const NO_LIST =
  'but there is no list of sources: list the source under `sources` of a story and cite it by its id [citation-without-source]'

test('A citation needs a list of sources', () => {
  const about = markdownFile({ title: 'T', description: 'D' }, 'Text.\n\nMore. [^paper]\n')
  expect(diagnose(about, 'pages/about.md')).toEqual([
    `7:7: error: the text cites \`paper\`, ${NO_LIST}`,
  ])
  expect(diagnose(story({ sources: undefined }))).toEqual([
    '2:1: error: `sources` is missing [missing-key]',
    `12:33: error: the text cites \`paper\`, ${NO_LIST}`,
  ])
})

test('A citation names a source, and the text defines no footnote itself', () => {
  expect(inText('One [^].\n\n[^own]: My note.\n\nTwo')).toEqual([
    '13:5: error: the citation names no source: list the source under `sources` of a story and cite it by its id [citation-without-source]',
    '15:1: error: the text defines the footnote `own` itself: list it under `sources` in the front matter and cite it by its id [citation-without-source]',
  ])
})

test('A citation cannot stand inside a link, however deep', () => {
  expect(
    inText('[a [^paper]](/a) [**b [^paper]**](/b) [c [^paper]][1]\n\n[1]: /c\n\nText'),
  ).toEqual(
    ['13:4', '13:23', '13:42'].map(
      (place) =>
        `${place}: error: a citation cannot stand inside a link: put it after the link [invalid-value]`,
    ),
  )
})

test('A source that nothing uses is a warning; a view or evidence uses one too', () => {
  const other = {
    publisher: 'csis',
    title: 'T',
    url: 'https://example.org/b',
    kind: 'primary',
    access: 'free',
  }
  const sources = `\n  - ${oneOf({ id: 'paper', ...other }).slice(1, -1)}\n  - ${oneOf({ id: 'spare', ...other }).slice(1, -1)}`
  expect(diagnose(story({ sources }))).toEqual([
    '13:11: warning: nothing cites the source `spare`: cite it with [^spare], or remove it [unused-source]',
  ])
  const view = { actor: 'cisa', view: 'Yes.', asOf: '2026-05-09', source: 'spare' }
  expect(diagnose(story({ sources, perspectives: oneOf(view) }))).toEqual([])
  expect(diagnose(story({ sources, perspectives: oneOf({ ...view, asOf: 'May' }) }))).toEqual([
    '14:49: error: `perspectives[1].asOf` must be a day such as 2026-05-08, not `May` [invalid-date]',
  ])
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//example.org/a',
  'example.org/a',
  'https://',
  '',
])('A link cannot go to ‘%s’', (url) => {
  const problem = `a link cannot go to \`${url}\`: use a full https:// address, a path that begins with /, or story: and a slug [invalid-address]`
  expect(inText(`A [b](${url})`)).toEqual([`13:3: error: ${problem}`])
  expect(inText(`A [b][1]\n\n[1]: <${url}>\n\nC`)).toEqual([`13:3: error: ${problem}`])
})

test('A line break in an address does not break the diagnostic', () => {
  expect(inText('[b](java&#10;script:x)')).toEqual([
    '13:1: error: a link cannot go to `java script:x`: use a full https:// address, a path that begins with /, or story: and a slug [invalid-address]',
  ])
})

test('Links go to web addresses, paths, anchors, mailboxes and stories', () => {
  const links = ['https://example.org/a', '/about', '#top', 'mailto:a@example.org', 'story:a-b']
  expect(inText(links.map((url) => `[x](${url})`).join(' '))).toEqual([])
  expect(inText('[x](<story:A B>) [y](story:)')).toEqual([
    '13:1: error: `story:A B` does not name a story [unknown-story]',
    '13:18: error: `story:` does not name a story [unknown-story]',
  ])
})

test('HTML is refused, comments are not', () => {
  const problem =
    'error: HTML in the text is never published: write it in Markdown, or put code between backticks [raw-html]'
  const body = 'A <b>b</b> <!-- c -->\n\n<!-- d\n\ne -->\n\n<!-- f --><i><!-- g -->\n\n<div>\n\nh'
  expect(inText(body)).toEqual(['13:3', '19:1', '21:1'].map((at) => `${at}: ${problem}`))
})

test('An end of HTML without a beginning is HTML too', () => {
  expect(inText('A <b>b</b> c</b> d</i>')).toEqual(
    ['13:3', '13:13', '13:19'].map(
      (at) =>
        `${at}: error: HTML in the text is never published: write it in Markdown, or put code between backticks [raw-html]`,
    ),
  )
})

test('An image has a description and lies on this site', () => {
  const elsewhere = (url: string) =>
    `error: the image \`${url}\` lies on another site: store it with this site and give its path, beginning with / [image]`
  const body = '![](/a.png)\n![x](https://e.org/a.png)\n![x](//e.org/a.png)\n![x][1] ![y](/b.png)\n'
  expect(inText(`${body}\n[1]: https://e.org/c.png\n\nText`)).toEqual([
    '13:1: error: the image has no description: say between the square brackets what it shows: ![A chart of …](/chart.png) [missing-alt]',
    `14:1: ${elsewhere('https://e.org/a.png')}`,
    `15:1: ${elsewhere('//e.org/a.png')}`,
    `16:1: ${elsewhere('https://e.org/c.png')}`,
  ])
})

test('Text that is nested too deep is refused', () => {
  expect(diagnose(story({}, `${'>'.repeat(21)} a [^paper]\n`))).toEqual([])
  expect(diagnose(story({}, `${'>'.repeat(22)} a [^paper]\n`))).toEqual([
    '13:24: error: the text is nested too deep: put fewer lists and quotations inside each other [too-complex]',
  ])
})

test.each(['[paper]', '[ paper ]', '[ ^paper]'])('%s is pointed out as no citation', (text) => {
  expect(inText(`So it says. ${text}`)).toEqual([
    `13:13: warning: \`${text}\` cites nothing: readers see the brackets: write [^paper] [unknown-citation]`,
  ])
})

test.each([
  '[paper](https://example.org/)',
  '[The paper][paper]\n\n[paper]: https://example.org/',
  '[paper]\n\n[paper]: https://example.org/',
  '`[paper]`',
  '[another]',
  '![paper](/chart.png)',
])('What stands in brackets for a reason is left alone: %s', (text) => {
  expect(inText(text)).toEqual([])
})
