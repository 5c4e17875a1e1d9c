const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const

const isSpecial = (character: string): character is keyof typeof entities => character in entities

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => (isSpecial(character) ? entities[character] : ''))

/** A document of the sitemap protocol. */
export function xmlDocument(
  root: 'urlset' | 'sitemapindex',
  namespaces: Record<string, string>,
  entries: readonly string[],
): string {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${declared.join('')}>`,
    ...entries,
    `</${root}>`,
    '',
  ].join('\n')
}
