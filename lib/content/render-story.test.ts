import { expect, test } from 'vitest'

import { renderStory, type StoryText } from './render-story'

const source = (id: string, number: number) => ({
  id,
  number,
  title: `Title of ${id}`,
  publisher: { name: id.toUpperCase() },
})

const text = (overrides: Partial<StoryText>): StoryText => ({
  body: '',
  analysis: {},
  perspectives: [],
  sources: [source('csis', 1), source('kbs', 2)],
  ...overrides,
})

const noStory = () => undefined

const mark = (anchor: number, id: string, number: number) =>
  `<sup class="citation"><a id="cite-${anchor}" href="#source-${id}" aria-label="Source ${number}: ${id.toUpperCase()}">${number}</a>` +
  `<span class="note" aria-hidden="true">${id.toUpperCase()} · Title of ${id}</span></sup>`

test('Citations are numbered as the source list is, whatever comes first in the text', () => {
  const { body } = renderStory(text({ body: 'One [^kbs], two [^csis].' }), noStory)
  expect(body).toBe(`<p>One${mark(1, 'kbs', 2)}, two${mark(2, 'csis', 1)}.</p>`)
})

test('Anchors are unique in the page and listed for the way back, in reading order', () => {
  const rendered = renderStory(
    text({
      body: 'A [^csis] [^kbs]',
      analysis: { escalation: 'D [^csis]', plainEnglish: 'B [^csis]', rootCauses: 'C [^kbs]' },
      perspectives: [{ view: 'E [^kbs]' }, { view: 'F' }],
    }),
    noStory,
  )
  expect(rendered).toEqual({
    body: `<p>A${mark(1, 'csis', 1)}${mark(2, 'kbs', 2)}</p>`,
    analysis: [
      { section: 'plainEnglish', html: `<p>B${mark(3, 'csis', 1)}</p>` },
      { section: 'rootCauses', html: `<p>C${mark(4, 'kbs', 2)}</p>` },
      { section: 'escalation', html: `<p>D${mark(5, 'csis', 1)}</p>` },
    ],
    views: [`<p>E${mark(6, 'kbs', 2)}</p>`, '<p>F</p>'],
    citationAnchors: { csis: ['cite-1', 'cite-3', 'cite-5'], kbs: ['cite-2', 'cite-4', 'cite-6'] },
  })
})

test('A mark in a table or a list is anchored once', () => {
  const body = '| a |\n| - |\n| b [^csis] |\n\n- c [^csis]'
  const rendered = renderStory(text({ body }), noStory)
  expect(rendered.body.match(/id="cite-\d+"/g)).toEqual(['id="cite-1"', 'id="cite-2"'])
  expect(rendered.citationAnchors).toEqual({ csis: ['cite-1', 'cite-2'] })
})

test('A source may have the name of a part of every JavaScript object', () => {
  const sources = [source('constructor', 1)]
  const cited = renderStory(text({ body: 'A [^constructor]', sources }), noStory)
  expect(cited.citationAnchors['constructor']).toEqual(['cite-1'])
  const uncited = renderStory(text({ body: 'A', sources }), noStory)
  expect(uncited.citationAnchors['constructor']).toBeUndefined()
})

test('What a publisher is called cannot become HTML', () => {
  const sources = [{ id: 'x', number: 1, title: '<b>', publisher: { name: '"><script>' } }]
  expect(renderStory(text({ body: 'A [^x]', sources }), noStory).body).toBe(
    '<p>A<sup class="citation"><a id="cite-1" href="#source-x" aria-label="Source 1: &#x22;><script>">1</a>' +
      '<span class="note" aria-hidden="true">">&#x3C;script> · &#x3C;b></span></sup></p>',
  )
})

test('Headings of the text begin at the second level, those of analysis and views at the fourth', () => {
  const rendered = renderStory(
    text({ body: '# A', analysis: { rootCauses: '# B' }, perspectives: [{ view: '# C' }] }),
    noStory,
  )
  expect(rendered).toMatchObject({
    body: '<h2>A</h2>',
    analysis: [{ section: 'rootCauses', html: '<h4>B</h4>' }],
    views: ['<h4>C</h4>'],
  })
})

test('Story links are resolved in every part', () => {
  const markdown = '[a](story:live) [b](story:hidden)'
  const rendered = renderStory(
    text({
      body: markdown,
      analysis: { escalation: markdown },
      perspectives: [{ view: markdown }],
    }),
    (slug) => (slug === 'live' ? '/stories/live' : undefined),
  )
  const html = '<p><a href="/stories/live">a</a> b</p>'
  expect(rendered).toMatchObject({
    body: html,
    analysis: [{ section: 'escalation', html }],
    views: [html],
  })
})
