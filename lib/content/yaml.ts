import { CORE_SCHEMA, load } from 'js-yaml'
import {
  type Alias,
  type Document,
  isMap,
  isPair,
  isScalar,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from 'yaml'

import type { Finding } from './diagnostics'
import { explainYamlErrors } from './yaml-problems'

/** A parsed YAML text that can say where each of its values stands. */
export interface LocatedYaml {
  value: unknown
  findings: Finding[]
  /** Offset of the value at `path`, or of its nearest ancestor that exists. */
  offsetOf: (path: readonly PropertyKey[]) => number
  /** Offset of a key in the mapping at `path`. */
  offsetOfKey: (path: readonly PropertyKey[], key: string) => number
  /** Offset of the character `index` of the text value at `path`; its start, where quoting or folding hides the place. */
  offsetInText: (path: readonly PropertyKey[], index: number) => number
}

/**
 * What the two parsers take differently, or may: tabs, aliases, tags, keys of more than a name, texts
 * that say how far they are indented, the ends of documents, and numbers that are too large.
 */
const READ_DIFFERENTLY = /\t|(?:^|[-:?,[{]) *[&*!?]|[|>][-+]?\d|^\.\.\.|\d[eE]\+?\d{3}/m

/**
 * The same for YAML without mistakes, three times as fast: places are looked for only when they
 * are asked for. `undefined` where only `parseYaml` can tell, which also explains the mistakes.
 */
export function skimYaml(source: string, base: number): LocatedYaml | undefined {
  if (READ_DIFFERENTLY.test(source)) return undefined
  let value: unknown
  try {
    value = load(source, { schema: CORE_SCHEMA })
  } catch {
    return undefined
  }
  let located: LocatedYaml | undefined
  const locate = () => (located ??= parseYaml(source, base))
  return {
    value,
    findings: [],
    offsetOf: (path) => locate().offsetOf(path),
    offsetOfKey: (path, key) => locate().offsetOfKey(path, key),
    offsetInText: (path, index) => locate().offsetInText(path, index),
  }
}

/** Parses YAML 1.2 (`base` is the offset of `source` in its file). Custom tags and alias bombs are findings, never values. */
export function parseYaml(source: string, base: number): LocatedYaml {
  const document = parseDocument(source, { stringKeys: true, prettyErrors: false })
  const findings: Finding[] = explainYamlErrors(document, source).map((finding) => ({
    ...finding,
    offset: base + finding.offset,
  }))

  let value: unknown
  if (findings.every(({ rule }) => rule === 'duplicate-key')) {
    try {
      value = document.toJS({ maxAliasCount: 50 })
    } catch {
      const alias = findUnknownAlias(document)
      findings.push({
        rule: 'yaml-syntax',
        offset: base + (alias?.range?.[0] ?? 0),
        message:
          alias === undefined
            ? 'the YAML repeats itself through too many aliases'
            : `the YAML refers to \`${alias.source}\`, which stands nowhere above`,
        suggestion: alias && 'a text that begins with * goes between quotation marks',
      })
    }
  }

  const offsetOf = (path: readonly PropertyKey[]) => base + (rangeStart(document, path) ?? 0)
  return {
    value,
    findings,
    offsetOf,
    offsetOfKey: (path, key) => {
      const parent = nodeAt(document, path)
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
        : undefined
      const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
      return start === undefined ? offsetOf(path) : base + start
    },
    offsetInText: (path, index) => base + textOffset(source, nodeAt(document, path), index),
  }
}

function findUnknownAlias(document: Document): Alias | undefined {
  let unknown: Alias | undefined
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined
      unknown = alias
      return visit.BREAK
    },
  })
  return unknown
}

const nodeAt = (document: Document, path: readonly PropertyKey[]): Node | null | undefined => {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node : undefined
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'range' in value

function rangeStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const start = nodeAt(document, path.slice(0, length))?.range?.[0]
    if (start !== undefined) return start
  }
  return undefined
}

function textOffset(source: string, node: Node | null | undefined, index: number): number {
  const start = node?.range?.[0] ?? 0
  if (!isScalar(node) || typeof node.value !== 'string') return start
  if (node.type === Scalar.PLAIN && source.startsWith(node.value, start)) return start + index
  if (node.type !== Scalar.BLOCK_LITERAL) return start

  const firstLine = source.indexOf('\n', start) + 1
  const indent = /^ +/m.exec(source.slice(firstLine))?.[0].length ?? 0
  const before = node.value.slice(0, index).split('\n')
  let lineStart = firstLine
  for (let line = 1; line < before.length; line++) lineStart = source.indexOf('\n', lineStart) + 1
  return lineStart + indent + (before.at(-1)?.length ?? 0)
}
