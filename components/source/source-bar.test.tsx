import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { SourceBar } from './source-bar'

const draw = (primary: number, reporting: number, analysis: number) => {
  const html = renderToStaticMarkup(<SourceBar counts={{ primary, reporting, analysis }} />)
  return {
    rects: Array.from(html.matchAll(/<rect x="(\d+)" width="(\d+)"/g), ([, x, width]) => [
      x,
      width,
    ]),
    words: /<p[^>]*>(.*?)<\/p>/.exec(html)?.[1],
    html,
  }
}

test('The bar says in lengths and in words, in the same order, how many there are of each', () => {
  const { rects, words, html } = draw(3, 2, 1)
  expect(rects).toEqual([
    ['0', '3'],
    ['3', '2'],
    ['5', '1'],
  ])
  expect(words).toBe('3 primary · 2 reporting · 1 analysis')
  expect(html).toContain('viewBox="0 0 6 1"')
  expect(html).toContain('aria-hidden="true"')
})

test('A kind without a source is neither drawn nor named, and without any there is no bar', () => {
  expect(draw(0, 0, 2)).toMatchObject({ rects: [['0', '2']], words: '2 analysis' })
  expect(draw(0, 0, 0).html).toBe('')
})
