import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { z } from 'zod'

import { type ImageFile, widthsOf } from '@/lib/content/image-file'
import { routes } from '@/lib/routes'

import { RECIPE } from './recipe'

/** Where what is published of pictures lies: beside the index, and as disposable. */
export const imageFolderOf = (indexPath: string): string =>
  join(dirname(indexPath), `${basename(indexPath, '.db')}-images`)

/** A picture that is published. */
export interface Picture {
  fingerprint: string
  /** Pixels across of the original. */
  width: number
}

export interface Rendition {
  name: string
  width: number
  format: 'webp' | 'jpg'
}

/** The files that are made of a picture: WebP for browsers, and one JPEG for all else. */
export function renditionsOf({ fingerprint, width }: Picture): Rendition[] {
  const widths = widthsOf(width)
  const of = (each: number, format: Rendition['format']) => ({
    name: basename(routes.image(fingerprint, each, format)),
    width: each,
    format,
  })
  return [...widths.map((each) => of(each, 'webp')), of(Math.max(...widths), 'jpg')]
}

/** Those of which a file is missing. */
export async function listUnready<P extends Picture>(
  folder: string,
  pictures: readonly P[],
): Promise<P[]> {
  if (pictures.length === 0) return []
  const names = new Set(await listNames(folder))
  return pictures.filter((picture) => renditionsOf(picture).some(({ name }) => !names.has(name)))
}

/**
 * Removes what is made of no picture that is shown any more, what is remembered of files that are
 * gone, and what was broken off.
 *
 * @param hashes of all files that are pictures
 */
export async function removeUnshown(
  folder: string,
  pictures: readonly Picture[],
  hashes: readonly string[],
): Promise<void> {
  const names = await listNames(folder)
  const shown = new Set([
    ...pictures.flatMap(renditionsOf).map(({ name }) => name),
    ...hashes.map(factsOf),
  ])
  const unshown = names.filter((name) => !shown.has(name))
  for (const name of unshown) await rm(join(folder, name), { force: true, recursive: true })
}

const factsOf = (hash: string) => `${hash}.json`

const factsSchema = z.object({
  recipe: z.literal(RECIPE),
  fingerprint: z.string(),
  width: z.int(),
  height: z.int(),
})

/** What was once found out of a file: an index that is begun anew need not have every picture read again. */
export async function recallImage(folder: string, hash: string): Promise<ImageFile | undefined> {
  try {
    const text = await readFile(join(folder, factsOf(hash)), 'utf8')
    const { recipe: _recipe, ...file } = factsSchema.parse(JSON.parse(text))
    return file
  } catch {
    return undefined
  }
}

/** Remembers a picture that can be shown; the others may be read again. */
export async function rememberImage(folder: string, hash: string, file: ImageFile): Promise<void> {
  if (file.fault !== undefined) return
  await putImage(folder, factsOf(hash), Buffer.from(JSON.stringify({ recipe: RECIPE, ...file })))
}

/** Puts a file in its place when it is whole. */
export async function putImage(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${name}.${process.pid}`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
}

const listNames = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
