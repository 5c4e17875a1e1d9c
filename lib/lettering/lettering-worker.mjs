// @ts-check
import sharp from 'sharp'

/**
 * Draws one setting after the other. It is plain JavaScript, as Next runs it from its place on disk
 * and not as a part of a bundle.
 *
 * @typedef {import('./letterer').LetteringQuestion} Question
 * @typedef {import('./letterer').LetteringAnswer} Answer
 */

sharp.cache(false)
sharp.concurrency(1)

/**
 * @param {Question} question
 * @returns {Promise<Answer>}
 */
async function answer({ id, markup, font, width, isMeasured }) {
  // At 72 dots to the inch a point is a pixel.
  const picture = sharp({
    text: { text: markup, font, rgba: true, dpi: 72, wrap: 'word-char', ...(width && { width }) },
  })
  if (isMeasured) {
    const size = await picture.metadata()
    return { id, width: size.width, height: size.height }
  }
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true })
  return { id, width: info.width, height: info.height, png: data }
}

let last = Promise.resolve()

process.on('message', (/** @type {Question} */ question) => {
  last = last
    .then(() => answer(question))
    .catch((error) => ({ id: question.id, failure: String(error) }))
    .then((outcome) => void process.send?.(outcome))
})
