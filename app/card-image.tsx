import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { ImageResponse } from 'next/og'

import { Card, CARD_SIZE, type CardContent } from '@/components/card/card'

const folder = join(process.cwd(), 'components/card/fonts')

// One list for all cards, as Satori parses the fonts of each list that it has not seen yet.
const fonts = [
  {
    name: 'Noto Serif',
    weight: 400 as const,
    data: readFileSync(join(folder, 'NotoSerif-Regular.ttf')),
  },
  {
    name: 'Noto Serif',
    weight: 700 as const,
    data: readFileSync(join(folder, 'NotoSerif-Bold.ttf')),
  },
  {
    name: 'Noto Sans',
    weight: 400 as const,
    data: readFileSync(join(folder, 'NotoSans-Regular.ttf')),
  },
]

/** The card as PNG, whole: a failure is an error of the route and not half an image. */
export async function cardImage(content: CardContent): Promise<Response> {
  const image = new ImageResponse(<Card {...content} />, { ...CARD_SIZE, fonts })
  return new Response(await image.arrayBuffer(), {
    // Unlike the site's own pictures, it may change with every commit.
    headers: { 'content-type': 'image/png', 'cache-control': 'no-cache' },
  })
}
