import type { Look } from './look'

/** A whole tag with its attributes, whatever stands in their quotes. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*\/?>/g

const SPACE = 'margin:0 0 14px'

/**
 * HTML of ours for mail programs: addresses are absolute, styles stand on the tags, and pictures
 * are what is said of them, as a mail that fetches one tells who has opened it.
 */
export function toMailProse(html: string, pageUrl: string, { text, link }: Look): string {
  const ink = text.style.color ?? ''
  const styles: Partial<Record<string, string>> = {
    p: SPACE,
    ul: `${SPACE};padding-left:24px`,
    ol: `${SPACE};padding-left:24px`,
    li: 'margin:0 0 4px',
    blockquote: `${SPACE};padding-left:14px;border-left:3px solid ${ink}`,
    pre: `${SPACE};white-space:pre-wrap;font-family:Consolas,Menlo,monospace;font-size:15px`,
    code: 'font-family:Consolas,Menlo,monospace;font-size:15px',
    table: `${SPACE};border-collapse:collapse;font-size:15px;line-height:22px`,
    th: 'padding:4px 12px 4px 0;text-align:left;vertical-align:top',
    td: 'padding:4px 12px 4px 0;vertical-align:top',
    h3: 'margin:20px 0 6px;font-size:19px;line-height:25px',
    h4: 'margin:16px 0 4px;font-size:17px;line-height:25px',
    hr: 'margin:20px 0;border:0;border-top:1px solid',
    a: `color:${link.style.color};text-decoration:underline`,
  }
  return html.replace(TAG, (_tag, slash: string, name: string, attributes: string) => {
    if (name === 'img') return `[${toText(attributeOf(attributes, 'alt') ?? '')}]`
    // Boxes that make a wide table scroll, which no mail program can.
    if (name === 'div') return ''
    if (slash !== '') return `</${name}>`
    const style = styles[name]
    return `<${name}${keptAttributes(name, attributes, pageUrl)}${style === undefined ? '' : ` style="${style}"`}>`
  })
}

function keptAttributes(name: string, attributes: string, pageUrl: string): string {
  if (name === 'a') {
    const href = attributeOf(attributes, 'href')
    return href === undefined ? '' : ` href="${toAbsolute(href, pageUrl)}" class="accent"`
  }
  const start = name === 'ol' ? attributeOf(attributes, 'start') : undefined
  if (start !== undefined) return ` start="${start}"`
  return name === 'blockquote' ? ' class="edge"' : ''
}

/** What stands in quotes may hold brackets as they are, which text may not. */
const toText = (attribute: string): string => attribute.replace(/</g, '&lt;').replace(/>/g, '&gt;')

const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]

// A URL parser leaves `&#x26;` as it is, so that the address needs no unescaping.
const toAbsolute = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address
