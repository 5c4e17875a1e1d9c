import { expect, test } from 'vitest'

import { addPreviewBar, type PreviewState, renderEmptyPreview } from './preview-bar'

const STATE: PreviewState = {
  name: 'the files in content',
  at: undefined,
  unpublished: [],
  problems: undefined,
  editorUrl: ({ file, line, column }) => `vscode://file/${file}:${line}:${column}`,
  isLive: true,
  mayLeave: false,
}
const PAGE = '<html><head><title>T</title></head><body class="x"><main>$& text</main></body></html>'
const UNPUBLISHED: PreviewState['unpublished'] = [
  { url: '/stories/a', kind: 'draft', publishedAt: '2026-11-01T00:00:00Z' },
  { url: '/stories/b', kind: 'scheduled', publishedAt: '2026-12-01T09:00:00Z' },
]

const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('the bar stands before all else, and the page is as it was', () => {
  const html = addPreviewBar(PAGE, '/', STATE)
  expect(html).toContain('<body class="x"><aside class="preview"')
  expect(html).toMatch(/<\/aside><main>\$& text<\/main><\/body><\/html>$/)
  expect(html).toContain('<meta name="robots" content="noindex">')
  expect(html).toContain('<script src="/preview/reload.js" defer></script></head>')
  expect(words(html)).toContain(
    'Preview of the files in content. Nothing in it is a draft or waits for its time.',
  )
})

test('links to what readers cannot see are marked, and its own page says so', () => {
  const state = { ...STATE, unpublished: UNPUBLISHED }
  const front = addPreviewBar(PAGE, '/', state)
  expect(front).toContain('a[href="/stories/a"]::before{content:"Draft"')
  expect(front).toContain(
    'a[href="/stories/b"]::before{content:"Scheduled, 1 December 2026, 09:00 UTC"',
  )
  expect(words(front)).toContain('It holds 1 draft and 1 page that is scheduled.')
  expect(words(addPreviewBar(PAGE, '/stories/a', state))).toContain('This page is a draft')
  expect(words(addPreviewBar(PAGE, '/stories/b', state))).toContain(
    'This page is scheduled for 1 December 2026, 09:00 UTC.',
  )
})

test('at another time nothing is marked, and there is a way back', () => {
  const state = { ...STATE, at: '2026-12-01T09:00:00Z', unpublished: [], mayLeave: true }
  const html = addPreviewBar(PAGE, '/', state)
  expect(words(html)).toContain(
    'as readers will find it on 1 December 2026, 09:00 UTC. Drafts are left out.',
  )
  expect(html).toContain('value="2026-12-01T09:00"')
  expect(html).toContain('<a href="?at=now">Back to now</a>')
  expect(html).toContain('<a href="/preview/leave">Leave the preview</a>')
})

test('problems are listed with the place in the editor, and nothing in them is markup', () => {
  const problem = {
    severity: 'error',
    rule: 'invalid-value',
    file: 'stories/a "b".md',
    line: 3,
    column: 7,
    message: '`kind` cannot be `<script>`',
    suggestion: 'did you mean `risk`?',
  } as const
  const problems = { reason: 'Refused.', diagnostics: [problem], count: 3 }
  const html = addPreviewBar(PAGE, '/', { ...STATE, problems })
  expect(html).toContain(
    '<a href="vscode://file/stories/a &quot;b&quot;.md:3:7">stories/a &quot;b&quot;.md:3:7</a> error: `kind` cannot be `&lt;script&gt;` <code>[invalid-value]</code>',
  )
  expect(words(html)).toContain('did you mean `risk`? and 2 more')
  const elsewhere = addPreviewBar(PAGE, '/', { ...STATE, problems, editorUrl: () => undefined })
  expect(elsewhere).not.toContain('vscode')
})

test('where there is nothing to show yet, the page says why', () => {
  const problems = { reason: 'The content cannot be read.', diagnostics: [], count: 0 }
  const html = renderEmptyPreview({ ...STATE, problems })
  expect(words(html)).toContain('Nothing to preview yet')
  expect(words(html)).toContain('The content cannot be read.')
})
