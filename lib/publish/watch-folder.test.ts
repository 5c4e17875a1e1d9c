import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { write } from '@/tests/fixtures/repository'
import { SOON } from '@/tests/fixtures/soon'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { watchFolder } from './watch-folder'

test('a change deep in a folder is told at once, until nobody wants to know', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'stories/topic'), { recursive: true })
  const onChange = vi.fn()
  const end = watchFolder(folder, onChange)
  onTestFinished(end)
  // Watching begins a little later than it returns.
  let count = 0
  await expect
    .poll(() => {
      write(folder, 'stories/topic/a.md', String((count += 1)))
      return onChange.mock.calls.length
    }, SOON)
    .toBeGreaterThan(0)
  end()
})

test('a folder that cannot be watched is none to wait for', () => {
  expect(watchFolder(join(temporaryFolder(), 'gone'), () => undefined)).not.toThrow()
})
