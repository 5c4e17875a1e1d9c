import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a browser that followed the secret link shows from then on: the secret does not follow from it. */
export const passFor = (secret: string): string =>
  createHmac('sha256', secret).update('foresheet preview').digest('base64url')

/** In a time that tells nothing of where they differ. */
export const isSame = (given: string | undefined, expected: string): boolean =>
  // Digests, as `timingSafeEqual` needs equal lengths and a length would tell something.
  timingSafeEqual(digestOf(given ?? ''), digestOf(expected)) && given !== undefined

const digestOf = (text: string) => createHash('sha256').update(text).digest()
