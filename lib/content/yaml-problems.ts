import { type Document, Scalar, visit, type YAMLError } from 'yaml'

import type { Finding } from './diagnostics'

interface Problem {
  /** Offset in the source. */
  offset: number
  message: string
  suggestion?: string | undefined
}

/**
 * Says what a YAML error means for whoever wrote the text, and where the mistake was made: the
 * parser often stumbles only some lines below it. One mistake upsets everything after it, so that
 * only the first counts; of keys that stand twice, all do.
 */
export function explainYamlErrors(
  document: Pick<Document, 'errors' | 'warnings'> & Document,
  source: string,
): (Finding & { rule: 'yaml-syntax' | 'duplicate-key' })[] {
  const problems = [...document.errors, ...document.warnings]
  const [twice, others] = [
    problems.filter(({ code }) => code === 'DUPLICATE_KEY'),
    problems.filter(({ code }) => code !== 'DUPLICATE_KEY'),
  ]
  const [first] = others.toSorted((a, b) => a.pos[0] - b.pos[0])
  return [
    ...twice.map(({ pos }) => ({
      rule: 'duplicate-key' as const,
      offset: pos[0],
      message: 'this key already stands above in the same mapping',
    })),
    ...(first === undefined
      ? []
      : [{ rule: 'yaml-syntax' as const, ...explain(first, document, source) }]),
  ]
}

function explain(error: YAMLError, document: Document, source: string): Problem {
  const offset = Math.min(error.pos[0], source.length)
  return (
    explainCode(error, offset) ??
    findNoBreakSpace(source) ??
    findOpenQuote(error, document, source) ??
    explainLine(source, offset) ?? {
      offset,
      message: `the YAML cannot be read: ${decapitalise(error.message.split('\n')[0] ?? '')}`,
    }
  )
}

function explainCode({ code }: YAMLError, offset: number): Problem | undefined {
  if (code === 'TAB_AS_INDENT') {
    return {
      offset,
      message: 'YAML is indented with spaces, not with tabs',
      suggestion: 'put two spaces in the place of each tab',
    }
  }
  if (code === 'MULTIPLE_DOCS') {
    return { offset, message: 'a line of --- or ... ends the YAML too early' }
  }
  return undefined
}

/** It came with copied text, and looks like the space that it is not. */
function findNoBreakSpace(source: string): Problem | undefined {
  const match = /^(?:[ -]*|[ -]*[A-Za-z]\w*:)(?=\u00a0)/m.exec(source)
  return match === null
    ? undefined
    : {
        offset: match.index + match[0].length,
        message: 'this is a no-break space, which YAML does not take for a space',
        suggestion: 'delete it and type an ordinary one',
      }
}

/** Its text runs on to the next quotation mark, wherever that stands, or to the end. */
function findOpenQuote(error: YAMLError, document: Document, source: string): Problem | undefined {
  const isOpenToTheEnd = /^Missing closing/.test(error.message)
  let open: number | undefined
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type !== Scalar.QUOTE_DOUBLE && type !== Scalar.QUOTE_SINGLE) return undefined
      if (!range || range[0] > error.pos[0]) return undefined
      if (isOpenToTheEnd) open = range[0]
      if (!hasSwallowedKey(source, range)) return undefined
      open = range[0]
      return visit.BREAK
    },
  })
  if (open === undefined) return undefined
  return {
    offset: open,
    message: 'this quotation mark is never closed',
    suggestion: `end the text with another ${source.charAt(open)}`,
  }
}

/** Whether a text between quotation marks takes in a line that has a key, where keys begin. */
function hasSwallowedKey(source: string, [start, end]: readonly [number, number, number]): boolean {
  const [first = '', ...others] = source
    .slice(source.lastIndexOf('\n', start - 1) + 1, end)
    .split('\n')
  return others.some((line) => LINE.test(line) && indentOf(line) <= indentOf(first))
}

/** A line of YAML: indentation, perhaps a dash, key, what parts it from the value, the value. */
const LINE = /^( *)((?:- +)*)([A-Za-z][\w-]*):( *)(.*)$/

function explainLine(source: string, offset: number): Problem | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const line = lineAt(source, start)
  const before = start === 0 ? '' : lineAt(source, source.lastIndexOf('\n', start - 2) + 1)
  return (
    explainOpenBracket(source, start, before) ??
    explainValue(line, start) ??
    explainIndentation(source, start, line) ??
    explainLooseLine(line, start)
  )
}

const lineAt = (source: string, start: number) => {
  const end = source.indexOf('\n', start)
  return source.slice(start, end === -1 ? undefined : end)
}

/** `authors: [Ada Fenn`, noticed on the next line. */
function explainOpenBracket(source: string, start: number, before: string): Problem | undefined {
  const [, indent = '', dash = '', key = '', gap = '', value = ''] = LINE.exec(before) ?? []
  const opening = value.charAt(0)
  if (opening !== '[' && opening !== '{') return undefined
  const closing = opening === '[' ? ']' : '}'
  if (value.includes(closing)) return undefined
  const lineStart = source.lastIndexOf('\n', start - 2) + 1
  return {
    offset: lineStart + indent.length + dash.length + key.length + 1 + gap.length,
    message: `this ${opening} is never closed`,
    suggestion: `end the line with ${closing}`,
  }
}

function explainValue(line: string, start: number): Problem | undefined {
  const [, indent = '', dash = '', key, gap = '', value = ''] = LINE.exec(line) ?? []
  if (key === undefined || value === '') return undefined
  const offset = start + indent.length + dash.length + key.length + 1 + gap.length
  if (gap === '' && !/^https?$/.test(key)) {
    return {
      offset,
      message: 'there is no space after the colon',
      suggestion: `write \`${key}: ${shorten(value)}\``,
    }
  }
  const link = /^\[[^\]]*\]\((.+)\)$/.exec(value)?.[1]
  if (link !== undefined) {
    return {
      offset,
      message: 'a link in Markdown is no address',
      suggestion: `write the address alone: ${link}`,
    }
  }
  if (/^["'].*["'] *[^\s"']/.test(value)) {
    return {
      offset,
      message: 'the text goes on after the quotation mark that closes it',
      suggestion: `put the whole of it between ${value.startsWith('"') ? "single quotation marks, '…'" : 'double quotation marks, "…"'}`,
    }
  }
  if (/^[@`%&!*>|?[\]{},]|^- /.test(value)) {
    return {
      offset,
      message: `a text cannot begin with ${value.charAt(0)}, which means something else to YAML`,
      suggestion: 'put the text between quotation marks',
    }
  }
  if (/:(?: |$)/.test(value) && !/^["']/.test(value)) {
    return {
      offset,
      message: 'the text contains a colon, which YAML takes for the end of another key',
      suggestion: `put it between quotation marks: ${key}: "${shorten(value)}"`,
    }
  }
  return undefined
}

/** Of a line that begins further in or out than its neighbours; it may be the one after the error. */
function explainIndentation(source: string, start: number, line: string): Problem | undefined {
  if (LINE.test(line) && !columnsOf(source.slice(0, start)).has(indentOf(line))) {
    return {
      offset: start + indentOf(line),
      message: 'this line is indented otherwise than the lines it belongs to',
      suggestion: 'let all keys of one entry begin in the same column',
    }
  }
  const next = start + line.length + 1
  const following = lineAt(source, next)
  const own = indentOf(line)
  if (
    LINE.test(line) &&
    valueOf(line) !== '' &&
    LINE.test(following) &&
    indentOf(following) > own
  ) {
    return {
      offset: next + indentOf(following),
      message: 'this line is indented deeper than the one above, which already has its value',
      suggestion: `begin it below the \`${line.trim().charAt(0)}\` of the line above`,
    }
  }
  return undefined
}

/** Columns, from 0, in which the keys of a text begin. */
function columnsOf(source: string): Set<number> {
  const columns = new Set<number>()
  for (const line of source.split('\n')) {
    const [, indent = '', dash = '', key] = LINE.exec(line) ?? []
    if (key !== undefined) columns.add(indent.length + dash.length)
  }
  return columns
}

const explainLooseLine = (line: string, start: number): Problem | undefined =>
  line.trim() === '' || LINE.test(line)
    ? undefined
    : {
        offset: start + indentOf(line),
        message:
          'this line is no `key: value`, and not indented enough to belong to the text above',
        suggestion: 'indent it like the text above, or give it a key',
      }

const indentOf = (line: string) => line.length - line.trimStart().length
const valueOf = (line: string) => LINE.exec(line)?.[5] ?? ''
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
const decapitalise = (text: string) =>
  `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/[.:]$/, '')}`
