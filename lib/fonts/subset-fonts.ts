import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import subsetFont from 'subset-font'

/** Letters of Western Europe with the punctuation of news; what is missing is set in the next family of the stack. */
const LATIN = [range(0x20, 0x7e), range(0xc0, 0xff)].join('')
const SIGNS = '\u00a0¡¢£¥§©«°±·»½¿ıŒœ–—‘’‚“”„†‡•…′″‹›€™−≈≤≥→←'

const require = createRequire(import.meta.url)

/** The faces that pages load. Weights of one file are a range where it is a variable font. */
const faces = [
  {
    face: 'newsreader',
    source:
      require.resolve('@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'),
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    face: 'newsreader-italic',
    source:
      require.resolve('@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2'),
    axes: { wght: 400 },
  },
] as const

export const licenceFile = () => require.resolve('@fontsource-variable/newsreader/LICENSE')

interface FontFile {
  face: string
  /** With a hash of the content, so that it may be kept for ever: `newsreader.0123abcd.woff2`. */
  name: string
  bytes: Buffer
}

/**
 * The fonts of the site, made from those of the package `@fontsource-variable/newsreader`: fewer
 * letters, and only the weights in use.
 */
export async function subsetFonts(): Promise<FontFile[]> {
  return Promise.all(
    faces.map(async ({ face, source, axes }) => {
      const bytes = await subsetFont(await readFile(source), LATIN + SIGNS, {
        targetFormat: 'woff2',
        variationAxes: axes,
      })
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
      return { face, name: `${face}.${hash}.woff2`, bytes }
    }),
  )
}

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i))
}
