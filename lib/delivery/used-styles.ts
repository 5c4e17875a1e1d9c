import { type ChildNode, type Container, parse } from 'postcss'

/** A stylesheet in parts that a page may do without. */
type Part =
  | string
  | { selectors: { text: string; classes: string[] }[]; body: string }
  | { header: string; parts: Part[] }

const STYLE = /<style>([^]*?)<\/style>/g

/**
 * The same page without the rules of its stylesheets that are for classes which nothing in it has:
 * they serve the other pages of the site, and would be a twentieth of this one.
 */
export function keepUsedStyles(html: string): string {
  const used = new Set([...listClasses(html.replace(STYLE, '')), ...addedByScript])
  return html.replace(STYLE, (_style, css: string) => `<style>${write(partsOf(css), used)}</style>`)
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
    const text = node.toString()
    return {
      selectors: node.selectors.map((selector) => ({
        text: selector,
        classes: classesNeededBy(selector),
      })),
      body: text.slice(text.indexOf('{')),
    }
  }
  if (node.type === 'atrule' && node.nodes !== undefined) {
    const text = node.toString()
    return GROUPS.has(node.name)
      ? { header: text.slice(0, text.indexOf('{')), parts: toParts(node) }
      : text
  }
  return `${node.toString()};`
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

const write = (parts: readonly Part[], used: ReadonlySet<string>): string =>
  parts.map((part) => writePart(part, used)).join('')

function writePart(part: Part, used: ReadonlySet<string>): string {
  if (typeof part === 'string') return part
  if ('header' in part) {
    const inner = write(part.parts, used)
    return inner === '' ? '' : `${part.header}{${inner}}`
  }
  const selectors = part.selectors.filter(({ classes }) => classes.every((name) => used.has(name)))
  return selectors.length === 0 ? '' : `${selectors.map(({ text }) => text).join(',')}${part.body}`
}
