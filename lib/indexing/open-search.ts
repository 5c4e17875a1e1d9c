import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { escapeXml } from './xml'

export const OPEN_SEARCH_TYPE = 'application/opensearchdescription+xml'

/** The address of a search, with `placeholder` in the place of what is looked for. */
export const searchTemplate = (base: URL, placeholder: string): string =>
  new URL(routes.search({ q: 'words' }), base).href.replace(/words$/, placeholder)

/** The longest names that OpenSearch 1.1 allows. */
const SHORT_NAME = 16
const LONG_NAME = 48
const DESCRIPTION = 1024

/** How a browser searches the site from its own address bar (OpenSearch 1.1). */
export function renderOpenSearch({ name, description, language }: Site, base: URL): string {
  const element = (tag: string, text: string) => `<${tag}>${escapeXml(text)}</${tag}>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element('ShortName', shorten(name, SHORT_NAME)),
    element('LongName', shorten(name, LONG_NAME)),
    element('Description', shorten(description, DESCRIPTION)),
    element('Language', language),
    element('InputEncoding', 'UTF-8'),
    `<Image width="16" height="16" type="image/svg+xml">${escapeXml(new URL('/favicon.svg', base).href)}</Image>`,
    `<Url type="text/html" template="${escapeXml(searchTemplate(base, '{searchTerms}'))}"/>`,
    `<Url type="${OPEN_SEARCH_TYPE}" rel="self" template="${escapeXml(new URL(routes.openSearch(), base).href)}"/>`,
    '</OpenSearchDescription>',
    '',
  ].join('\n')
}

/** Whole words, as far as the first is short enough. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest + 1).lastIndexOf(' ')
  return text.slice(0, cut > 0 ? cut : longest)
}
