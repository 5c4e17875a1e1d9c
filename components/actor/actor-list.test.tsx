import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { ActorList } from './actor-list'

const nameOf = (name: string, shortName?: string) => {
  const actor = {
    ...{ id: 'one', name, kind: 'agency' as const, views: 1, stories: 1 },
    ...(shortName !== undefined && { shortName }),
  }
  return /<a [^>]*>(.*?)<\/a>/.exec(renderToStaticMarkup(<ActorList actors={[actor]} />))?.[1]
}

test('An actor is listed by both names, unless the full one has words of the other', () => {
  expect(nameOf('Federal Aviation Administration', 'FAA')).toBe(
    'Federal Aviation Administration (FAA)',
  )
  expect(nameOf('Palo Alto Networks', 'Palo Alto')).toBe('Palo Alto Networks')
  expect(nameOf('US Department of Justice', 'Justice Department')).toBe('US Department of Justice')
  expect(nameOf('Anthropic')).toBe('Anthropic')
})
