import type { Rule } from './diagnostics'

/** The folder of a newsroom that its pictures lie in. */
export const IMAGE_FOLDER = 'images/'

/** A picture larger than this is no picture for the web, and stays in the repository for ever. */
export const MAXIMUM_IMAGE_BYTES = 20 * 1024 * 1024

/** Names of files that stories may show. What such a file is, its bytes say. */
export const IMAGE_NAME =
  /^[A-Za-z0-9_][A-Za-z0-9_. -]*\.(?:[Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg]|[Ww][Ee][Bb][Pp]|[Aa][Vv][Ii][Ff])$/

/** Whether a path inside the newsroom is that of a picture. */
export const isImageFile = (path: string): boolean =>
  path.startsWith(IMAGE_FOLDER) && IMAGE_NAME.test(path.slice(IMAGE_FOLDER.length))

/** What is known of a picture when it has been read, upright: or why no story can show it. */
export type ImageFile =
  | {
      /** Names the picture as it is published: what is made of other bytes has another name. */
      fingerprint: string
      /** Pixels. */
      width: number
      height: number
      fault?: undefined
    }
  | { fault: ImageFault }

export interface ImageFault {
  rule: Extract<Rule, 'unreadable-image' | 'image-size'>
  /** Goes on after the name of the file. */
  message: string
  suggestion: string
}

/** Pixels across of what a picture is published in; a column of text is 576 wide, on screens of up to three dots a pixel. */
const WIDTHS = [480, 960, 1600] as const

/** Pixels across below which a picture is coarse on a good screen, and too small for search engines. */
export const SMALLEST_GOOD_WIDTH = 1200

/** The widths in which a picture is published, the widest last: it is never enlarged. */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, WIDTHS[2])
  return [...WIDTHS.filter((each) => each < widest), widest]
}

/** The size in which a picture is published at its largest. */
export function largestSizeOf({ width, height }: Size): Size {
  const largest = Math.max(...widthsOf(width))
  return { width: largest, height: Math.max(1, Math.round((height * largest) / width)) }
}

/** Pixels. */
interface Size {
  width: number
  height: number
}
