import { type ChildNode, type Container, parse } from 'postcss'

/** A stylesheet in parts that a page may do without. */
type Part =
  | Words
  | { selectors: { text: string; classes: string[] }[]; declarations: Declaration[] }
  | { header: string; parts: Part[] }

interface Words {
  text: string
  /** Custom properties whose values it takes. */
  reads: string[]
}

interface Declaration extends Words {
  /** What it declares, where that is a custom property. */
  custom?: string
}

const STYLE = /<style>([^]*?)<\/style>/g

/**
 * The same page without the rules of its stylesheets that are for classes which nothing in it has,
 * and without the custom properties that no other rule reads: they serve the other pages of the
 * site, and would be a twentieth of this one.
 */
export function keepUsedStyles(html: string): string {
  const used = new Set([...listClasses(html.replace(STYLE, '')), ...addedByScript])
  const sheets = Array.from(html.matchAll(STYLE), ([, css = '']) => keepUsed(partsOf(css), used))
  const read = listRead(sheets.flat().flatMap(listDeclarations))
  const styles = sheets.map((parts) => `<style>${write(parts, read)}</style>`).values()
  return html.replace(STYLE, () => styles.next().value ?? '')
}

/** Classes of what `public/enhancements.js` adds to a page. */
const addedByScript = [
  'dismiss',
  'kicker',
  'local-time',
  'new-mark',
  'no-print',
  'section-heading',
  'sr-only',
]

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

const listClasses = (html: string): string[] =>
  Array.from(html.matchAll(/\sclass="([^"]*)"/g), ([, value = '']) =>
    value.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity),
  ).flatMap((value) => value.split(/\s+/))

/** A build has few stylesheets, which most pages share. */
const known = new Map<string, Part[]>()
const MOST_KNOWN = 16

function partsOf(css: string): Part[] {
  const found = known.get(css)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const parts = toParts(parse(css))
  known.set(css, parts)
  return parts
}

/** At-rules whose rules apply by class, as those outside do. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container'])

const toParts = (container: Container): Part[] => (container.nodes ?? []).map(toPart)

function toPart(node: ChildNode): Part {
  if (node.type === 'rule') {
    return {
      selectors: node.selectors.map((selector) => ({
        text: selector,
        classes: classesNeededBy(selector),
      })),
      declarations: node.nodes.map((inner) => ({
        ...toWords(inner),
        ...(inner.type === 'decl' && inner.variable && { custom: inner.prop }),
      })),
    }
  }
  if (node.type === 'atrule' && node.nodes !== undefined && GROUPS.has(node.name)) {
    const text = node.toString()
    return { header: text.slice(0, text.indexOf('{')), parts: toParts(node) }
  }
  return toWords(node)
}

function toWords(node: ChildNode): Words {
  const text = node.toString()
  return {
    text: text.endsWith('}') ? text : `${text};`,
    reads: Array.from(text.matchAll(/var\(\s*(--[\w-]+)/g), ([, name = '']) => name),
  }
}

/** Those that an element must have, or one around or beside it. What stands in parentheses may be an alternative. */
function classesNeededBy(selector: string): string[] {
  let outside = selector
  for (let before = ''; before !== outside;) {
    before = outside
    outside = outside.replace(/\\.|\((?:\\.|[^()\\])*\)/g, (found) =>
      found.startsWith('\\') ? found : '',
    )
  }
  return listSelected(outside)
}

const listSelected = (selector: string): string[] =>
  Array.from(
    selector.matchAll(/\.((?:\\[\da-f]{1,6} ?|\\.|[\w-]|[^\u0000-\u007f])+)/gi),
    ([, name = '']) =>
      name.replace(/\\(?:([\da-f]{1,6}) ?|(.))/gi, (_escape, code?: string, character?: string) =>
        code === undefined ? (character ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
      ),
  )

/** Without the rules that are for other classes, and the groups that are then empty. */
const keepUsed = (parts: readonly Part[], used: ReadonlySet<string>): Part[] =>
  parts.flatMap((part): Part[] => {
    if ('text' in part) return [part]
    if ('header' in part) {
      const inner = keepUsed(part.parts, used)
      return inner.length === 0 ? [] : [{ ...part, parts: inner }]
    }
    const selectors = part.selectors.filter(({ classes }) =>
      classes.every((name) => used.has(name)),
    )
    return selectors.length === 0 ? [] : [{ ...part, selectors }]
  })

function listDeclarations(part: Part): Declaration[] {
  if ('text' in part) return [part]
  return 'header' in part ? part.parts.flatMap(listDeclarations) : part.declarations
}

/** The custom properties that are read for something else than one that nothing reads. */
function listRead(declarations: readonly Declaration[]): Set<string> {
  const read = new Set<string>()
  for (let before = -1; before < read.size;) {
    before = read.size
    for (const { custom, reads } of declarations) {
      if (custom === undefined || read.has(custom)) for (const name of reads) read.add(name)
    }
  }
  return read
}

const write = (parts: readonly Part[], read: ReadonlySet<string>): string =>
  parts.map((part) => writePart(part, read)).join('')

function writePart(part: Part, read: ReadonlySet<string>): string {
  if ('text' in part) return part.text
  if ('header' in part) {
    const inner = write(part.parts, read)
    return inner === '' ? '' : `${part.header}{${inner}}`
  }
  const body = part.declarations
    .filter(({ custom }) => custom === undefined || read.has(custom))
    .map(({ text }) => text)
    .join('')
    .replace(/;$/, '')
  return body === '' ? '' : `${part.selectors.map(({ text }) => text).join(',')}{${body}}`
}
