import matter from 'gray-matter'

import type { Finding } from './diagnostics'

/** The two halves of a content file; offsets are into the whole text. */
export interface SplitText {
  frontMatter: string
  frontMatterOffset: number
  body: string
  bodyOffset: number
}

const OPENING = '---\n'

/**
 * Separates front matter from body. Line ends must be LF.
 *
 * gray-matter runs front matter in JavaScript and takes any word after `---` for a language, so
 * it only ever sees a text whose first line is exactly `---`, and none of its engines parses.
 */
export function splitFrontMatter(text: string): SplitText | Finding {
  const firstLine = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  if (firstLine !== '---') return explainOpening(firstLine, text)

  const closing = /^---.*$/m.exec(text.slice(OPENING.length))
  if (!closing) {
    return {
      rule: 'front-matter',
      offset: 0,
      message: 'the front matter is never closed',
      suggestion: 'end it with a line of its own that reads ---',
    }
  }
  const closingOffset = OPENING.length + closing.index
  if (closing[0].trimEnd() !== '---') {
    return {
      rule: 'front-matter',
      offset: closingOffset,
      message: 'a line inside the front matter begins with ---',
      suggestion: 'indent it, or end the front matter with a line that reads ---',
    }
  }

  const refuse = () => {
    throw new Error('only YAML is read, and not by gray-matter')
  }
  const { matter: source, content } = matter(text, {
    language: 'yaml',
    engines: { yaml: () => ({}), json: refuse, javascript: refuse },
  })
  return {
    frontMatter: source.replace(/^\n/, ''),
    frontMatterOffset: OPENING.length,
    body: content,
    bodyOffset: text.length - content.length,
  }
}

function explainOpening(firstLine: string, text: string): Finding {
  const language = /^---\s*(\w\S*)/.exec(firstLine)?.[1]
  if (language !== undefined || firstLine === '+++' || firstLine.startsWith('{')) {
    return {
      rule: 'front-matter-language',
      offset: 0,
      message: `front matter is written in YAML, not in ${language ?? (firstLine === '+++' ? 'TOML' : 'JSON')}`,
      suggestion: 'begin the file with a line that reads ---',
    }
  }
  return {
    rule: 'front-matter',
    offset: 0,
    message: 'the file does not begin with front matter',
    suggestion: /^\s+---\s*$/m.test(text.slice(0, text.indexOf('---') + 4))
      ? 'remove the space or the empty line before the first ---'
      : 'begin it with a line that reads ---',
  }
}
