import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { ImageResponse } from 'next/og'

import { Card, CARD_SIZE, type CardContent } from '@/components/card/card'
import { drawLetters } from '@/components/card/letters'
import { CARD_FONTS } from '@/components/card/printable'
import { openLetterer } from '@/lib/lettering/letterer'

const readFont = (file: string) => readFileSync(join(CARD_FONTS, file))

// One list for all cards, as Satori parses the fonts of each list that it has not seen yet.
const fonts = [
  { name: 'Noto Serif', weight: 400 as const, data: readFont('NotoSerif-Regular.ttf') },
  { name: 'Noto Serif', weight: 700 as const, data: readFont('NotoSerif-Bold.ttf') },
  { name: 'Noto Sans', weight: 400 as const, data: readFont('NotoSans-Regular.ttf') },
]

const letterer = openLetterer(CARD_FONTS)

/** The card as PNG, whole: a failure is an error of the route and not half an image. */
export async function cardImage(content: CardContent): Promise<Response> {
  const letters = await drawLetters(content, letterer)
  const image = new ImageResponse(<Card {...content} letters={letters} />, { ...CARD_SIZE, fonts })
  return new Response(await image.arrayBuffer(), {
    // Unlike the site's own pictures, it may change with every commit.
    headers: { 'content-type': 'image/png', 'cache-control': 'no-cache' },
  })
}
