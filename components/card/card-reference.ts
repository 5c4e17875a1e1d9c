import { CARD_SIZE } from './card'

/** A share image as the head of a page names it. */
export const cardReference = (path: string, alt: string) => ({
  url: path,
  ...CARD_SIZE,
  type: 'image/png',
  alt,
})
