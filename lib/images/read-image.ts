import { createHash } from 'node:crypto'

import sharp, { type Metadata, type SharpOptions } from 'sharp'

import {
  type ImageFault,
  type ImageFile,
  MAXIMUM_IMAGE_BYTES,
  widthsOf,
} from '@/lib/content/image-file'

import { type ImageKind, imageKindOf, isMovingPng } from './image-kind'
import { RECIPE } from './recipe'

// Each picture is read once, by a process that ends soon after.
sharp.cache(false)
// Whatever a file holds, no code reads it but that of the four kinds that are taken.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
})

/** Pixels of one picture, of which some kinds keep all in memory at once. */
const MOST_PIXELS = 50_000_000
/** How often the longer side may go into the shorter one. */
const LONGEST = 4

const DECODING: SharpOptions = { failOn: 'error', limitInputPixels: MOST_PIXELS }

/** A picture upright, in sRGB and on white, in the largest width that it is published in. */
interface Upright {
  data: Buffer
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

export interface ReadImage {
  file: ImageFile
  /** Absent where a fault is known. */
  upright?: Upright
}

/** Reads a picture to its end. Never throws on a bad one. */
export async function readImage(bytes: Uint8Array): Promise<ReadImage> {
  const kind = imageKindOf(bytes)
  if (kind.format === undefined) return { file: { fault: unreadable(describe(kind)) } }
  if (bytes.byteLength > MAXIMUM_IMAGE_BYTES) return { file: { fault: TOO_MANY_BYTES } }
  try {
    const metadata = await sharp(bytes, { ...DECODING, limitInputPixels: false }).metadata()
    const fault = findFault(kind, bytes, metadata)
    if (fault !== undefined) return { file: { fault } }
    const { width, height } = metadata.autoOrient
    return { file: { fingerprint: fingerprint(bytes), width, height }, upright: await turn(bytes) }
  } catch {
    return { file: { fault: unreadable('is damaged, so that it cannot be read to its end') } }
  }
}

const describe = ({ name }: Extract<ImageKind, { format: undefined }>) =>
  `is ${name ?? 'not a picture'}, whatever it is called`

const unreadable = (message: string): ImageFault => ({
  rule: 'unreadable-image',
  message,
  suggestion: message.includes('LFS')
    ? 'commit the picture itself: "git lfs untrack" and "git add --renormalize"'
    : 'save it as JPEG or PNG',
})

const TOO_MANY_BYTES: ImageFault = {
  rule: 'image-size',
  message: `is larger than ${MAXIMUM_IMAGE_BYTES / 1024 / 1024} MB`,
  suggestion: 'save it as JPEG, 1600 pixels wide or a little more',
}

function findFault(
  { format }: ImageKind,
  bytes: Uint8Array,
  { pages = 1, autoOrient: { width, height } }: Metadata,
): ImageFault | undefined {
  if (pages > 1 || (format === 'png' && isMovingPng(bytes))) {
    return unreadable('moves, which no reader asked for')
  }
  if (width * height > MOST_PIXELS) {
    return {
      rule: 'image-size',
      message: `has ${width} × ${height} pixels, more than 50 million`,
      suggestion: 'save it 1600 pixels wide or a little more',
    }
  }
  if (Math.max(width, height) > LONGEST * Math.min(width, height)) {
    return {
      rule: 'image-size',
      message: `has ${width} × ${height} pixels, more than four times as long one way as the other`,
      suggestion: 'cut it to what matters',
    }
  }
  return undefined
}

const fingerprint = (bytes: Uint8Array) =>
  createHash('sha256').update(`${RECIPE}\0`).update(bytes).digest('hex').slice(0, 20)

/** What comes of it has no metadata: neither place nor time nor camera. */
async function turn(bytes: Uint8Array): Promise<Upright> {
  const upright = sharp(bytes, DECODING).autoOrient()
  const {
    autoOrient: { width },
  } = await upright.metadata()
  const { data, info } = await upright
    .resize({ width: Math.max(...widthsOf(width)) })
    // Black writing on nothing would be lost in the dark theme.
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
}

/** The bytes of one width, which is no larger than the picture. */
export function encodeImage({ data, raw }: Upright, width: number, format: 'webp' | 'jpg') {
  const resized = sharp(data, { raw }).resize({ width })
  return format === 'webp'
    ? resized.webp({ quality: 78 }).toBuffer()
    : resized.jpeg({ quality: 80, mozjpeg: true }).toBuffer()
}
