import type { Image, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'

import { type CitationMark, listCitationMarks } from './citations'
import type { Finding } from './diagnostics'
import { parseMarkdown, storySlugOf } from './markdown'
import { id } from './schema/fields'
import { hex, listUnsafeCharacters } from './unsafe-characters'

const MAXIMUM_DEPTH = 24

/** What a Markdown text holds that other files or readers depend on; offsets are into the text. */
export interface MarkdownFacts {
  words: number
  citations: CitationMark[]
  storyLinks: { slug: string; offset: number }[]
  findings: Finding[]
}

export function inspectMarkdown(markdown: string): MarkdownFacts {
  const tree = parseMarkdown(markdown)
  const storyLinks: MarkdownFacts['storyLinks'] = []
  const findings: Finding[] = []

  visitParents(tree, (node: Nodes, ancestors) => {
    const offset = node.position?.start.offset ?? 0
    if (node.type === 'link' || node.type === 'definition') {
      const slug = storySlugOf(node.url)
      if (slug !== undefined && id.safeParse(slug).success) storyLinks.push({ slug, offset })
    }
    findings.push(...inspectNode(node).map((finding) => ({ ...finding, offset })))
    if (ancestors.length === MAXIMUM_DEPTH) {
      findings.push({
        rule: 'too-complex',
        offset,
        message: `lists and quotations are nested more than ${MAXIMUM_DEPTH} deep`,
      })
      return 'skip'
    }
    return undefined
  })

  return {
    words: countWords(tree),
    citations: listCitationMarks(tree, markdown),
    storyLinks,
    findings,
  }
}

type NodeFinding = Omit<Finding, 'offset'>

function inspectNode(node: Nodes): NodeFinding[] {
  switch (node.type) {
    case 'link':
    case 'definition':
      return inspectAddress(node.url)
    case 'image':
    case 'imageReference':
      return inspectImage(node)
    case 'html':
      return /^<!--[^]*-->$/.test(node.value.trim())
        ? []
        : [
            {
              rule: 'raw-html',
              message: 'HTML in the text is never published',
              suggestion: 'write it in Markdown, or put code between backticks',
            },
          ]
    case 'footnoteDefinition':
      return [
        {
          rule: 'citation-without-source',
          message: `the text defines the footnote \`${node.identifier}\` itself`,
          suggestion: 'list it under `sources` in the front matter and cite it by its id',
        },
      ]
    case 'text':
      // A character reference such as &#x202E; is plain ASCII in the file.
      return listUnsafeCharacters(node.value)
        .slice(0, 1)
        .map(({ codePoint, name }) => ({
          rule: 'unsafe-character',
          message: `the text holds a ${name} (${hex(codePoint)})`,
          suggestion: 'remove it',
        }))
    default:
      return []
  }
}

function inspectAddress(url: string): NodeFinding[] {
  const slug = storySlugOf(url)
  if (slug !== undefined) {
    return id.safeParse(slug).success
      ? []
      : [{ rule: 'unknown-story', message: `\`${url}\` does not name a story` }]
  }
  if (/^(?:\/(?!\/)|#|mailto:)/i.test(url)) return []
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return []
  return [
    {
      rule: 'invalid-address',
      message: `a link cannot go to \`${url}\``,
      suggestion: 'use a full https:// address, a path that begins with /, or story: and a slug',
    },
  ]
}

function inspectImage(image: Extract<Nodes, { type: 'image' | 'imageReference' }>): NodeFinding[] {
  const findings: NodeFinding[] = []
  if ((image.alt ?? '').trim() === '') {
    findings.push({
      rule: 'missing-alt',
      message: 'the image has no description',
      suggestion: 'say between the square brackets what it shows: ![A chart of …](/chart.png)',
    })
  }
  if (image.type === 'image' && !isOwnImage(image)) {
    findings.push({
      rule: 'image',
      message: `the image \`${image.url}\` lies on another site`,
      suggestion: 'store it with this site and give its path, beginning with /',
    })
  }
  return findings
}

const isOwnImage = ({ url }: Image) => /^\/(?!\/)/.test(url)

const countWords = (tree: Root) => toString(tree).split(/\s+/).filter((word) => /\w|[^\x00-\x7f]/.test(word)).length
