import { expect, test } from 'vitest'

import { queueRenders, TooBusy } from './render-queue'

/** A renderer whose pages end when they are let go. */
function holdRenders() {
  const asked: string[] = []
  const held = new Map<string, Held>()
  const render = queueRenders((url: string) => {
    asked.push(url)
    return new Promise<string>((resolve, reject) => held.set(url, { resolve, reject }))
  })
  return { asked, held, render }
}

interface Held {
  resolve: (page: string) => void
  reject: (error: Error) => void
}

test('four pages are rendered at once, the others wait for their turn', async () => {
  const { asked, held, render } = holdRenders()
  const pages = Array.from({ length: 6 }, (_, number) => render(`/${number}`))
  await expect.poll(() => asked).toEqual(['/0', '/1', '/2', '/3'])
  held.get('/2')?.resolve('Text')
  expect(await pages[2]).toBe('Text')
  await expect.poll(() => asked).toEqual(['/0', '/1', '/2', '/3', '/4'])
})

test('a page that fails gives up its place', async () => {
  const { asked, held, render } = holdRenders()
  const [failing] = Array.from({ length: 5 }, (_, number) => render(`/${number}`))
  await expect.poll(() => asked).toHaveLength(4)
  held.get('/0')?.reject(new Error('broken'))
  await expect(failing).rejects.toThrow('broken')
  await expect.poll(() => asked).toHaveLength(5)
})

test('beyond 400 that wait, one more is refused at once', async () => {
  const { asked, render } = holdRenders()
  for (let number = 0; number < 404; number++) void render(`/${number}`)
  await expect(render('/one-more')).rejects.toThrow(TooBusy)
  expect(asked).not.toContain('/one-more')
})
