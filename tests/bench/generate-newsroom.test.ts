import { brotliCompressSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { publishFiles } from '@/tests/fixtures/newsroom'

import { generateFiles } from './generate-newsroom'

const filesOf = (stories: number) =>
  Object.fromEntries(Array.from(generateFiles({ stories }), ({ path, text }) => [path, text]))

const storiesOf = (files: Record<string, string>) =>
  Object.keys(files)
    .filter((path) => path.startsWith('stories/'))
    .map((path) => files[path] ?? '')

const bodyOf = (text: string) => text.slice(text.indexOf('\n---\n') + 5)

describe('a generated newsroom', () => {
  it.each([1, 13, 30])('of %i stories is published without a complaint', async (stories) => {
    const publication = await publishFiles(filesOf(stories))
    expect(publication).toMatchObject({ outcome: 'published', diagnostics: [] })
    expect(storiesOf(filesOf(stories))).toHaveLength(stories)
  })

  it('is the same each time', () => {
    expect(filesOf(20)).toEqual(filesOf(20))
  })

  it('connects every story but the first to an earlier one', () => {
    const unconnected = Object.entries(filesOf(60)).filter(([path, text]) => {
      const number = Number(/-story-(\d+)\.md$/.exec(path)?.[1] ?? 0)
      const causes = Array.from(text.matchAll(/^ {2}- story: story-(\d+)$/gm), ([, cause]) =>
        Number(cause),
      )
      return number > 0 && (causes.length === 0 || causes.some((cause) => cause >= number))
    })
    expect(unconnected.map(([path]) => path)).toEqual([])
  })

  it('has bodies of some 600 words', () => {
    const words = storiesOf(filesOf(60)).map((text) => bodyOf(text).split(/\s+/).length)
    const mean = words.reduce((sum, count) => sum + count, 0) / words.length
    expect(mean).toBeGreaterThan(580)
    expect(mean).toBeLessThan(640)
  })

  it('has prose that is as hard to compress as that of shipped stories', () => {
    const shares = storiesOf(filesOf(20)).map((text) => {
      const body = Buffer.from(bodyOf(text))
      return brotliCompressSync(body).length / body.length
    })
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    // Of the eight shipped first: 0.367 to 0.402.
    expect(mean).toBeGreaterThan(0.37)
    expect(mean).toBeLessThan(0.4)
  })
})
