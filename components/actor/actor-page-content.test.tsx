import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { ActorPageContent } from './actor-page-content'

const linksOf = (isNamedInMore: boolean) => {
  const html = renderToStaticMarkup(
    <ActorPageContent
      detail={{
        actor: { id: 'desk', name: 'The “Cyber” Desk', kind: 'agency', body: '', links: [] },
        ...{ views: 0, stories: 0, from: null, until: null },
      }}
      {...{ about: '', views: [], naming: [], isNamedInMore, page: 1, pages: 1 }}
    />,
  )
  return Array.from(html.matchAll(/href="(\/search[^"]*)"/g), ([, href]) => href)
}

test('Who is named in more stories than are listed is looked for by name', () => {
  expect(linksOf(true)).toEqual(['/search?q=%22The+Cyber+Desk%22'])
  expect(linksOf(false)).toEqual([])
})
