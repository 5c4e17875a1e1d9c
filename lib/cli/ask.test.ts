import { input } from '@inquirer/prompts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { newsroomFiles } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

import { askText } from './ask'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
vi.mock('@inquirer/prompts')

const streams = [process.stdin, process.stdout]
const before = streams.map(({ isTTY }) => isTTY)
const pretend = (values: readonly boolean[]) =>
  streams.forEach((stream, index) => Object.assign(stream, { isTTY: values[index] }))
beforeAll(() => pretend([true, true]))
afterAll(() => pretend(before))

/** As a prompt does that is left by Ctrl-C. */
const LEFT = Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' })

test('Ctrl-C at a question writes nothing and ends with 130', async () => {
  vi.mocked(input).mockRejectedValueOnce(LEFT)
  const folder = folderOf(newsroomFiles())
  expect(await runCommand('new', 'publisher', 'enisa', '--dir', folder)).toEqual({
    code: 130,
    output: '',
    complaint: 'Stopped. Nothing was written.',
  })
})

test('What may wait can be left empty, and what may not is asked for again', async () => {
  const question = { flag: '--title', message: 'A headline', given: undefined }
  const refuse = (text: string) => (text === 'no' ? 'not that' : undefined)
  vi.mocked(input).mockResolvedValueOnce(' ').mockResolvedValueOnce('Yes')
  expect(await askText({ ...question, refuse, later: 'TODO' })).toBe('TODO')
  expect(await askText({ ...question, refuse })).toBe('Yes')

  const [mayWait, mayNot] = vi.mocked(input).mock.calls.slice(-2)
  expect(mayWait?.[0].message).toBe('A headline (Enter leaves it for later)')
  expect(['', 'no', 'Yes'].map((text) => mayWait?.[0].validate?.(text))).toEqual([
    true,
    'not that',
    true,
  ])
  expect(['', 'no', 'Yes'].map((text) => mayNot?.[0].validate?.(text))).toEqual([
    'Please write something.',
    'not that',
    true,
  ])
})
