import { expect, test } from 'vitest'

import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { fingerprintCode } from './build.mjs'

test.each([
  'app/page.tsx',
  'components/site/masthead.tsx',
  'lib/dates.ts',
  'public/icon.svg',
  'server.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
])('another %s asks for another build', (path) => {
  const folder = temporaryFolder()
  write(folder, path, 'one')
  const before = fingerprintCode(folder)
  write(folder, path, 'two')
  expect(fingerprintCode(folder)).not.toBe(before)
})

test.each(['content/site.yaml', 'README.md', 'tests/e2e/story.spec.ts', 'lib/dates.test.ts'])(
  'another %s asks for no build',
  (path) => {
    const folder = temporaryFolder()
    write(folder, path, 'one')
    const before = fingerprintCode(folder)
    write(folder, path, 'two')
    expect(fingerprintCode(folder)).toBe(before)
  },
)
