import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

import { IMAGE_FOLDER, isImageFile } from '@/lib/content/image-file'
import type { Value } from '@/lib/content/render-yaml'

import { refuseLongerThan } from './answers'
import { askChoice, askText } from './ask'
import { UsageError } from './usage-error'

export interface ImageOptions {
  image?: string
  alt?: string
  credit?: string
  licence?: string
}

export const imageFlagMeanings = {
  image: `name of the picture in ${IMAGE_FOLDER} that leads it, or none`,
  alt: 'what can be seen in the picture, for those who cannot see it',
  credit: 'who made the picture',
  licence: 'what allows you to show it, such as CC BY 4.0',
} as const

/** As an answer: no file of a picture can have this name. */
const NONE = 'none'

/**
 * The `image` of a story, for a newsroom that has pictures.
 *
 * @throws UsageError when the picture is not there, or something is said of none
 */
export async function askImage(dir: string, options: ImageOptions): Promise<Value | undefined> {
  const pictures = listPictures(dir)
  const file =
    pictures.length === 0 && options.image === undefined
      ? NONE
      : await askChoice({
          flag: '--image',
          message: 'Which picture leads it?',
          // A shell completes the path of a file.
          given: options.image === undefined ? undefined : basename(options.image),
          fallback: NONE,
          choices: [NONE, ...pictures],
        })
  if (file === NONE) {
    refuseWords(options)
    return undefined
  }
  return {
    file,
    alt: await text('alt', 'What can be seen, for those who cannot see it?', options.alt, 300),
    credit: await text('credit', 'Who made it?', options.credit, 150),
    licence: await text('licence', 'What allows you to show it?', options.licence, 150),
  }
}

function listPictures(dir: string): string[] {
  const folder = join(dir, IMAGE_FOLDER)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => isImageFile(`${IMAGE_FOLDER}${name}`))
        .sort()
    : []
}

function refuseWords(options: ImageOptions) {
  const [flag] = (['alt', 'credit', 'licence'] as const).filter((key) => options[key] !== undefined)
  if (flag !== undefined) throw new UsageError(`--${flag} is about a picture: name it by --image.`)
}

const text = (
  flag: 'alt' | 'credit' | 'licence',
  message: string,
  given: string | undefined,
  maximum: number,
) =>
  askText({
    flag: `--${flag}`,
    message,
    given,
    later: `TODO: ${imageFlagMeanings[flag]}`,
    refuse: refuseLongerThan(maximum),
  })
