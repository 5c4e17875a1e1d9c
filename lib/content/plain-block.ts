import { inspectPlainProse } from './plain-prose'
import { id } from './schema/fields'

type PlainProse = NonNullable<ReturnType<typeof inspectPlainProse>>

/** What stands in a block of a Markdown text; offsets are into the block. */
interface PlainBlock extends PlainProse {
  storyLinks: { slug: string; offset: number }[]
}

/**
 * What a block holds that is plain prose but for links to stories, or a quotation of that;
 * `undefined` where only the Markdown parser can tell.
 *
 * @param text without blank lines
 */
export function inspectPlainBlock(text: string): PlainBlock | undefined {
  return text.startsWith(QUOTE) ? inspectQuotation(text) : inspectLinkedProse(text)
}

const QUOTE = '> '

function inspectQuotation(text: string): PlainBlock | undefined {
  const lines = text.trimEnd().split('\n')
  if (!lines.every((line) => line.startsWith(QUOTE))) return undefined
  const quoted = lines.map((line) => line.slice(QUOTE.length)).join('\n')
  const inner = inspectLinkedProse(quoted)
  if (inner === undefined) return undefined
  const toOffset = (offset: number) =>
    offset + QUOTE.length * quoted.slice(0, offset).split('\n').length
  return {
    words: inner.words,
    citations: inner.citations.map((mark) => ({ ...mark, offset: toOffset(mark.offset) })),
    storyLinks: inner.storyLinks.map((link) => ({ ...link, offset: toOffset(link.offset) })),
  }
}

/** A link whose words begin and end with a letter or digit, so that it may stand for them. */
const STORY_LINK = /\[([\p{L}\p{N}](?:[^[\]\n]*[\p{L}\p{N}])?)\]\(story:([a-z0-9-]+)\)/gu

function inspectLinkedProse(text: string): PlainBlock | undefined {
  if (!text.includes('](story:')) return withoutLinks(inspectPlainProse(text))
  // Emphasis goes by the characters beside its marks, which brackets are and letters are not.
  if (/[*_]/.test(text)) return undefined

  const storyLinks: PlainBlock['storyLinks'] = []
  const unlinked = text.replace(STORY_LINK, (link, words: string, slug: string, offset: number) => {
    if (!id.safeParse(slug).success) return link
    storyLinks.push({ slug, offset })
    // As many characters and as many words as before.
    return `x${words}`.padEnd(link.length, 'x')
  })
  const plain = inspectPlainProse(unlinked)
  return plain && { ...plain, storyLinks }
}

const withoutLinks = (plain: PlainProse | undefined): PlainBlock | undefined =>
  plain && { ...plain, storyLinks: [] }
