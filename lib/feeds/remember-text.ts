import { createHash } from 'node:crypto'

/** Where a `story:` link leads, if the story is live. */
export type StoryUrl = (slug: string) => string | undefined

interface Remembered {
  html: string
  /** The links that it was written with, which another revision may answer otherwise. */
  links: Map<string, string | undefined>
}

/** Texts of some kilobytes each: what all formats of the busiest feeds have in common. */
const MOST = 500

/**
 * Writes a text once for all feeds, formats and revisions that show it the same.
 *
 * @param write what the text is written by, a function of its input and of where links lead
 */
export function rememberTexts<Input>(
  write: (input: Input, storyUrl: StoryUrl) => string,
): (input: Input, storyUrl: StoryUrl) => string {
  const texts = new Map<string, Remembered>()
  return (input, storyUrl) => {
    const key = createHash('sha256').update(JSON.stringify(input)).digest('base64')
    const known = texts.get(key)
    texts.delete(key)
    if (known !== undefined && [...known.links].every(([slug, url]) => storyUrl(slug) === url)) {
      texts.set(key, known)
      return known.html
    }
    const links = new Map<string, string | undefined>()
    const html = write(input, (slug) => {
      const url = storyUrl(slug)
      links.set(slug, url)
      return url
    })
    texts.set(key, { html, links })
    const [oldest] = texts.keys()
    if (texts.size > MOST && oldest !== undefined) texts.delete(oldest)
    return html
  }
}
