import type { Letterer } from '@/lib/lettering/letterer'
import { isRightToLeft, roomBetweenLines, type Setting } from '@/lib/lettering/setting'

import type { CardContent } from './card'
import { cardColours } from './colours'
import {
  BESIDE_TEXT,
  HEIGHT,
  MOST_TEXT,
  SMALLEST_TITLE,
  TEXT_LEADING,
  TEXT_SIZE,
  TITLE_LEADING,
  TITLE_SIZES,
  WIDTH,
} from './fit'
import { KICKER, NOTE, SITE_NAME } from './lines'
import { isPlain } from './printable'

/** A text as a picture of itself, cut to its ink. */
export interface Letters {
  /** A `data:` address. */
  src: string
  width: number
  height: number
  isRightToLeft: boolean
}

/** What stands in a card as a picture; all else is text. */
export interface CardLetters {
  title?: Letters | undefined
  text?: Letters | undefined
  kicker?: Letters | undefined
  siteName?: Letters | undefined
  note?: Letters | undefined
}

/** Lines of text bring some room of their own, which ink does not. */
const HEIGHT_OF_INK = HEIGHT - 14

/** Above and below a text that is cut to its ink: padding of its box, and the gap before it. */
const AROUND_LETTERS = 84

/** What is right of the room is the margin of the card, where a stroke may reach. */
const OVERHANG = 8

/** In sizes: no word of a language is so high, and a heap of marks may be. */
const HIGHEST_LINE = 1.7

type Measure = Pick<Letterer, 'measure' | 'draw'>

/** Draws what Satori cannot set: of headline and text both or neither, as they share their room. */
export async function drawLetters(content: CardContent, letterer: Measure): Promise<CardLetters> {
  const { accent, ink, muted } = cardColours(content.hue)
  const drawLine = async (
    text: string | undefined,
    { most, ...style }: typeof KICKER | typeof SITE_NAME | typeof NOTE,
    colour: string,
  ) => {
    if (text === undefined || isPlain(text)) return undefined
    const { language } = content
    const setting = { ...style, text, language, colour, leading: 1, width: undefined }
    return drawWithin(setting, { width: most, height: style.size * HIGHEST_LINE }, letterer)
  }
  return {
    ...(await drawHeadline(content, ink, letterer)),
    kicker: await drawLine(content.kicker, KICKER, accent),
    siteName: await drawLine(content.siteName, SITE_NAME, ink),
    note: await drawLine(content.note, NOTE, muted),
  }
}

/** As `fitCard` does, with what was measured in place of an estimate. */
async function drawHeadline(
  { title, text, language }: CardContent,
  colour: string,
  letterer: Measure,
): Promise<CardLetters> {
  if (isPlain(title) && (text === undefined || isPlain(text))) return {}
  const titleOfSize = (size: number): Setting => ({
    ...{ text: title, language, face: 'serif', weight: 'Bold', colour },
    ...{ size, leading: TITLE_LEADING, width: WIDTH },
  })
  const drawBody = async (lines: number) => {
    if (text === undefined) return undefined
    const body = bodyOf(text, language, colour)
    const room = { width: WIDTH - BESIDE_TEXT, height: heightOfLines(lines, body) }
    return drawWithin(body, room, letterer)
  }
  const roomBeside = (body: Letters | undefined) => ({
    width: WIDTH,
    height: HEIGHT_OF_INK - (body === undefined ? 0 : AROUND_LETTERS + body.height),
  })

  const whole = await drawBody(MOST_TEXT)
  for (const setting of TITLE_SIZES.map(titleOfSize)) {
    if (await fits(setting, roomBeside(whole), letterer)) {
      return { title: await draw(setting, letterer), text: whole }
    }
  }
  const short = await drawBody(2)
  const smallest = titleOfSize(SMALLEST_TITLE)
  return { title: await drawWithin(smallest, roomBeside(short), letterer), text: short }
}

const bodyOf = (text: string, language: string, colour: string): Setting => ({
  ...{ text, language, face: 'serif', weight: 'Regular', colour },
  ...{ size: TEXT_SIZE, leading: TEXT_LEADING, width: WIDTH - BESIDE_TEXT },
})

const heightOfLines = (lines: number, { text, size, leading }: Setting) =>
  Math.ceil(lines * size * leading * roomBetweenLines(text))

interface Room {
  width: number
  height: number
}

async function fits(setting: Setting, room: Room, letterer: Measure): Promise<boolean> {
  const { width, height } = await letterer.measure(setting)
  return width <= room.width + OVERHANG && height <= room.height
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** As much of the text as there is room for; what is cut off leaves an ellipsis. */
async function drawWithin(setting: Setting, room: Room, letterer: Measure): Promise<Letters> {
  if (await fits(setting, room, letterer)) return draw(setting, letterer)
  const letters = Array.from(graphemes.segment(setting.text), ({ segment }) => segment)
  const cutAfter = (count: number) => ({
    ...setting,
    text: `${letters.slice(0, count).join('').trimEnd()}…`,
  })
  let shown = 0
  let tooMany = letters.length
  while (tooMany - shown > 1) {
    const middle = Math.floor((shown + tooMany) / 2)
    if (await fits(cutAfter(middle), room, letterer)) shown = middle
    else tooMany = middle
  }
  return draw(cutAfter(shown), letterer)
}

async function draw(setting: Setting, letterer: Measure): Promise<Letters> {
  const { width, height, png } = await letterer.draw(setting)
  return {
    src: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    width,
    height,
    isRightToLeft: isRightToLeft(setting.text),
  }
}
