import { expect, test } from 'vitest'

import { explainNodeVersion } from './node-version.mjs'

test('Node 20.9 and everything later will do', () => {
  const versions = ['20.9.0', '20.20.2', '21.0.0', '22.1.0']
  expect(versions.map(explainNodeVersion)).toEqual(['', '', '', ''])
})

test('an older Node is refused with its own version in the sentence', () => {
  expect(explainNodeVersion('20.8.1')).toBe(
    'Foresheet needs Node 20.9 or later, and this is Node 20.8.1. Get it from https://nodejs.org, or run: nvm install',
  )
  expect(explainNodeVersion('18.20.4')).toContain('this is Node 18.20.4')
})
