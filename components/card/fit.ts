/** Pixels for headline and text of a card, one above the other. */
export const WIDTH = 1056
export const HEIGHT = 384

export const TITLE_SIZES = [72, 64, 56, 50, 44, 40, 36, 32] as const
export const SMALLEST_TITLE = 32
export const TITLE_LEADING = 1.14
/** Width of an ordinary letter of the bold serif, in ems, with room for some capitals. */
const TITLE_LETTER = 0.58

export const TEXT_SIZE = 30
export const TEXT_LEADING = 1.36
const TEXT_LETTER = 0.5
export const MOST_TEXT = 4
/** Beside the text: padding of its box and the line at its side. */
export const BESIDE_TEXT = 62
/** Above and below the text: padding of its box, and the gap before it. */
const AROUND_TEXT = 64

export interface Fit {
  titleSize: number
  /** Lines after which the headline is cut off. */
  titleLines: number
  textLines: number
}

/**
 * The largest headline that leaves room for the whole text. A headline that no size can fit is
 * small, leaves room for two lines of text, and is cut off there.
 */
export function fitCard(title: string, text: string | undefined): Fit {
  const wanted = Math.min(
    MOST_TEXT,
    estimateLines(text ?? '', (WIDTH - BESIDE_TEXT) / (TEXT_SIZE * TEXT_LETTER)),
  )
  const roomBeside = (textLines: number, size: number) =>
    Math.floor((HEIGHT - heightOfText(textLines)) / (size * TITLE_LEADING))
  const titleSize = TITLE_SIZES.find(
    (size) => estimateLines(title, WIDTH / (size * TITLE_LETTER)) <= roomBeside(wanted, size),
  )
  if (titleSize !== undefined) {
    return { titleSize, titleLines: roomBeside(wanted, titleSize), textLines: wanted }
  }
  const textLines = Math.min(wanted, 2)
  return {
    titleSize: SMALLEST_TITLE,
    titleLines: roomBeside(textLines, SMALLEST_TITLE),
    textLines,
  }
}

const heightOfText = (lines: number) =>
  lines === 0 ? 0 : AROUND_TEXT + lines * TEXT_SIZE * TEXT_LEADING

/** About how many lines a text takes; some of each stays empty before a word that is too long. */
const estimateLines = (text: string, lettersInLine: number) =>
  Math.ceil(text.length / (lettersInLine * 0.92))
