import { putImage, renditionsOf } from './image-folder'
import type { ImageAnswer, ImageQuestion } from './image-reader'
import { encodeImage, readImage } from './read-image'

/** One picture in, what is known of it out; where there is a folder, it is then ready in it. */
async function answer({ bytes, folder }: ImageQuestion): Promise<ImageAnswer> {
  const { file, upright } = await readImage(bytes)
  if (folder !== undefined && upright !== undefined && file.fault === undefined) {
    for (const { name, width, format } of renditionsOf(file)) {
      await putImage(folder, name, await encodeImage(upright, width, format))
    }
  }
  return { file }
}

process.on('message', (question: ImageQuestion) => {
  answer(question)
    .catch((error: unknown): ImageAnswer => ({ failure: String(error) }))
    .then((outcome) => process.send?.(outcome))
})
