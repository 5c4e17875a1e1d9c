import { expect, test, vi } from 'vitest'

import { rememberTexts, type StoryUrl } from './remember-text'

const setUp = () => {
  const write = vi.fn(
    ({ text, link }: { text: string; link?: string }, storyUrl: StoryUrl) =>
      `${text} ${link === undefined ? '' : storyUrl(link)}`,
  )
  return { write, read: rememberTexts(write) }
}
const live: StoryUrl = (slug) => `/stories/${slug}`

test('a text is written once, and another text for itself', () => {
  const { write, read } = setUp()
  expect(read({ text: 'One', link: 'a' }, live)).toBe('One /stories/a')
  expect(read({ text: 'One', link: 'a' }, live)).toBe('One /stories/a')
  expect(read({ text: 'Two' }, live)).toBe('Two ')
  expect(write).toHaveBeenCalledTimes(2)
})

test('a text is written again when a link in it leads elsewhere', () => {
  const { write, read } = setUp()
  expect(read({ text: 'One', link: 'a' }, () => undefined)).toBe('One undefined')
  expect(read({ text: 'One', link: 'a' }, live)).toBe('One /stories/a')
  expect(read({ text: 'One', link: 'a' }, live)).toBe('One /stories/a')
  expect(write).toHaveBeenCalledTimes(2)
})

test('what was not asked for longest is forgotten beyond 500 texts', () => {
  const { write, read } = setUp()
  for (let number = 0; number < 500; number += 1) read({ text: String(number) }, live)
  read({ text: '0' }, live)
  read({ text: 'more' }, live)
  write.mockClear()
  read({ text: '0' }, live)
  expect(write).not.toHaveBeenCalled()
  read({ text: '1' }, live)
  expect(write).toHaveBeenCalledOnce()
})
