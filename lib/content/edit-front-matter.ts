import { isDeepStrictEqual } from 'node:util'

import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

import { inBlock, inFlow, keyInBlock, type Value } from './render-yaml'
import { splitFrontMatter } from './split'

type Path = readonly (string | number)[]

/** A path in which an entry of a list may be named by its `id`. */
type NamedPath = readonly (string | number | { list: string; id: string })[]

/** One change of front matter. */
export type Edit = EditAt<NamedPath>

type EditAt<Place> =
  /** Adds a key that the mapping at `path` does not have. */
  | { kind: 'add'; path: Place; key: string; value: Value }
  /** Adds an entry at the end of a list, which need not be there yet. */
  | { kind: 'append'; path: Place; value: Value }
  /** Puts a scalar in the place of another. */
  | { kind: 'replace'; path: Place; value: string | number }

/** Put at `from`, in the place of what stands up to `to`. */
interface Splice {
  from: number
  to: number
  text: string
}

/**
 * Changes front matter and leaves every other byte as it is: comments, order, quotes, line ends.
 *
 * @returns the new text
 * @throws a sentence when the place does not exist or is written in a way that cannot be extended
 */
export function editFrontMatter(raw: string, wanted: Edit): string {
  const text = raw.replace(/\r\n?/g, '\n')
  const split = splitFrontMatter(text.replace(/^\ufeff/, ''))
  if (!('body' in split)) throw new Error(`The file cannot be edited: ${split.message}.`)
  const base = split.frontMatterOffset + (text.startsWith('\ufeff') ? 1 : 0)
  const source = text.slice(base, base + split.frontMatter.length + 1)

  const document = parseDocument(source, { stringKeys: true, prettyErrors: false })
  if (document.errors.length > 0) {
    throw new Error(
      'The file cannot be edited, as its front matter cannot be read: check it first.',
    )
  }
  const edit = { ...wanted, path: toPath(document, wanted.path) }
  const splice = spliceFor(document, source, edit)
  const edited = source.slice(0, splice.from) + splice.text + source.slice(splice.to)
  assertOnlyChange(document, edited, edit)
  return spliceRaw(raw, { ...splice, from: base + splice.from, to: base + splice.to })
}

function toPath(document: Document, path: NamedPath): Path {
  return path.flatMap((step): Path => {
    if (typeof step !== 'object') return [step]
    const list = nodeAt(document, [step.list])
    const entries = isSeq(list) ? list.items : []
    const index = entries.findIndex((entry) => isMap(entry) && entry.get('id') === step.id)
    if (index === -1) throw missing([step.list, step.id])
    return [step.list, index]
  })
}

/** The proof of the edit: read again, the front matter is what it was with this one change. */
function assertOnlyChange(before: Document, edited: string, edit: EditAt<Path>) {
  const after = parseDocument(edited, { stringKeys: true, prettyErrors: false })
  const path = edit.kind === 'add' ? [...edit.path, edit.key] : edit.path
  const expected = before.clone()
  if (edit.kind === 'append' && isSeq(expected.getIn(path))) expected.addIn(path, edit.value)
  else expected.setIn(path, edit.kind === 'append' ? [edit.value] : edit.value)
  if (after.errors.length === 0 && isDeepStrictEqual(after.toJS(), toPlain(expected))) return
  throw new Error(
    `\`${path.join('.')}\` is written in a way that cannot be extended safely: edit it by hand.`,
  )
}

const toPlain = (document: Document): unknown => {
  const copy: unknown = parseDocument(String(document), { stringKeys: true }).toJS()
  return copy
}

/** The same splice in a text that may have other line ends. */
function spliceRaw(raw: string, { from, to, text }: Splice): string {
  const start = rawOffset(raw, from)
  const end = start + (rawOffset(raw, to) - rawOffset(raw, from))
  const lineEnd = raw.includes('\r\n') ? '\r\n' : '\n'
  return raw.slice(0, start) + text.replaceAll('\n', lineEnd) + raw.slice(end)
}

function rawOffset(raw: string, offset: number): number {
  let extra = 0
  for (const { index } of raw.matchAll(/\r\n/g)) {
    if (index - extra >= offset) break
    extra += 1
  }
  return offset + extra
}

function spliceFor(document: Document, source: string, edit: EditAt<Path>): Splice {
  switch (edit.kind) {
    case 'add':
      return addKey(mapAt(document, edit.path), source, edit.key, edit.value, document)
    case 'append':
      return append(document, source, edit.path, edit.value)
    case 'replace': {
      const node = nodeAt(document, edit.path)
      if (!isScalar(node) || !node.range) throw missing(edit.path)
      const isInFlow = edit.path.some((_step, index) =>
        isFlow(nodeAt(document, edit.path.slice(0, index))),
      )
      const text = isInFlow ? inFlow(edit.value) : inBlock(edit.value)
      return { from: node.range[0], to: node.range[1], text }
    }
  }
}

function append(document: Document, source: string, path: Path, value: Value): Splice {
  const parent = path.slice(0, -1)
  const key = String(path.at(-1))
  const node = nodeAt(document, path)
  const map = mapAt(document, parent)
  if (node === undefined && !map.has(key)) return addKey(map, source, key, [value], document)
  if (isSeq(node))
    return isFlow(node) ? appendFlow(node, source, value) : appendBlock(node, source, value)
  if (isScalar(node) && node.value === null && node.range) {
    const [from, to] = node.range
    if (from !== to) return { from, to, text: `[${inFlow(value)}]` }
    return insertAt(colonEnd(map, source, key), ` [${inFlow(value)}]`)
  }
  throw isAlias(node)
    ? new Error(`\`${path.join('.')}\` refers to a list elsewhere: edit that one by hand.`)
    : missing(path)
}

const appendFlow = (list: YAMLSeq, source: string, value: Value): Splice => {
  const last = lastOf(list)
  if (last === undefined) return insertAt(openingEnd(list), inFlow(value))
  return insertAt(contentEnd(last), `, ${inFlow(value)}`)
}

function appendBlock(list: YAMLSeq, source: string, value: Value): Splice {
  const column = columnOf(source, list.range?.[0] ?? 0)
  const dash = source.slice(list.range?.[0] ?? 0)
  const gap = /^-( +)\S/.exec(dash)?.[1]?.length ?? 1
  const inner = inBlock(value, column + 1 + gap)
  return insertBelow(list, source, `${' '.repeat(column)}-${' '.repeat(gap)}${inner}`)
}

function addKey(
  map: YAMLMap,
  source: string,
  key: string,
  value: Value,
  document: Document,
): Splice {
  if (isFlow(map)) {
    const last = lastOf(map)
    const entry = `${key}: ${inFlow(value)}`
    return last === undefined
      ? insertAt(openingEnd(map), ` ${entry} `)
      : insertAt(contentEnd(last), `, ${entry}`)
  }
  const first = map.items[0]?.key
  const column = columnOf(source, isNode(first) ? (first.range?.[0] ?? 0) : 0)
  const entry = keyInBlock(key, value, column, listIndent(document, source))
  return insertBelow(map, source, ' '.repeat(column) + entry)
}

/** How far the lists of this file stand in from their keys: 2, unless it says otherwise. */
function listIndent(document: Document, source: string): number {
  if (!isMap(document.contents)) return 2
  for (const { key, value } of document.contents.items) {
    if (!isSeq(value) || isFlow(value) || !isNode(key)) continue
    return columnOf(source, value.range?.[0] ?? 0) - columnOf(source, key.range?.[0] ?? 0)
  }
  return 2
}

const insertAt = (offset: number, text: string): Splice => ({ from: offset, to: offset, text })

/** A new line below the last one that belongs to the collection, and below a comment on that line. */
function insertBelow(node: Node, source: string, text: string): Splice {
  let end = contentEnd(node)
  // A block of text ends with its line, and perhaps empty ones.
  while (end > 0 && source.charAt(end - 1) === '\n') end -= 1
  const lineEnd = source.indexOf('\n', end)
  return insertAt(lineEnd === -1 ? source.length : lineEnd, `\n${text}`)
}

/** Where the last value of a node ends, comments behind it left aside. */
function contentEnd(node: Node): number {
  const inner = isCollection(node) && !isFlow(node) ? lastOf(node) : undefined
  return inner === undefined ? (node.range?.[1] ?? 0) : contentEnd(inner)
}

/** The last entry of a list, or the last value of a mapping. */
function lastOf(collection: YAMLMap | YAMLSeq): Node | undefined {
  const last: unknown = collection.items.at(-1)
  const inner = isPair(last) ? (isNode(last.value) ? last.value : last.key) : last
  return isNode(inner) ? inner : undefined
}

/** Behind the colon of a key. */
function colonEnd(map: YAMLMap, source: string, key: string): number {
  const found = map.items.find((item) => isScalar(item.key) && item.key.value === key)?.key
  const keyEnd = isNode(found) ? (found.range?.[1] ?? 0) : 0
  return source.indexOf(':', keyEnd) + 1
}

/** Behind the bracket that opens a flow collection. */
const openingEnd = (node: Node): number => (node.range?.[0] ?? 0) + 1

const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true

const columnOf = (source: string, offset: number) =>
  offset - (source.lastIndexOf('\n', offset - 1) + 1)

function nodeAt(document: Document, path: Path): Node | undefined {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node : undefined
}

function mapAt(document: Document, path: Path): YAMLMap {
  const node = nodeAt(document, path)
  if (isMap(node)) return node
  throw missing(path)
}

const missing = (path: Path) =>
  new Error(`The front matter has no \`${path.join('.')}\` to edit: check the file first.`)
