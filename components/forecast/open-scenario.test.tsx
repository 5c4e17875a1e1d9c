import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'

import { recorded } from '@/tests/fixtures/recorded'

import { OpenScenario } from './open-scenario'

it.each([
  ['2026-03-01T00:00:00Z', '(in the repository since 1 March 2026)'],
  ['2030-01-01T00:00:00Z', '(in a commit dated 1 January 2030, which is yet to come)'],
  [undefined, '(not yet found in the repository’s history)'],
])('says of a forecast that was committed at %s: %s', (committedAt, words) => {
  const entry = recorded({ committedAt: [committedAt] })
  const html = renderToStaticMarkup(<OpenScenario recorded={entry} now="2026-03-05T00:00:00Z" />)
  expect(html).toContain(words)
})
