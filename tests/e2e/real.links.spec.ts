import { expect, test } from '@playwright/test'

interface FetchedPage {
  path: string
  status: number
  isHtml: boolean
  ids: string[]
  links: string[]
}

const MARKUP = /<(?:script|style)\b[^>]*>.*?<\/(?:script|style)>/gs
const valuesOf = (html: string, attribute: RegExp) =>
  Array.from(html.matchAll(attribute), ([, value = '']) => value.replaceAll('&amp;', '&'))

async function fetchPage(path: string, baseURL: string): Promise<FetchedPage> {
  const response = await fetch(new URL(path, baseURL))
  const html = (await response.text()).replace(MARKUP, '')
  return {
    path,
    status: response.status,
    isHtml: response.headers.get('content-type')?.startsWith('text/html') ?? false,
    ids: valuesOf(html, /\sid="([^"]*)"/g),
    links: valuesOf(html, /<a\b[^>]*\shref="([^"]*)"/g),
  }
}

/** The path and query of an internal link; `undefined` for one that leaves the site. */
function internalPath(link: string, from: string, baseURL: string): string | undefined {
  const url = new URL(link, new URL(from, baseURL))
  return url.origin === new URL(baseURL).origin ? `${url.pathname}${url.search}` : undefined
}

async function crawl(baseURL: string): Promise<Map<string, FetchedPage>> {
  const pages = new Map<string, FetchedPage>()
  const waiting = ['/']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue
    const page = await fetchPage(path, baseURL)
    pages.set(path, page)
    for (const link of page.links) {
      const next = internalPath(link, path, baseURL)
      if (next !== undefined && !pages.has(next)) waiting.push(next)
    }
  }
  return pages
}

let site = ''
let pages = new Map<string, FetchedPage>()

test.beforeAll(async ({}, testInfo) => {
  site = testInfo.project.use.baseURL ?? ''
  pages = await crawl(site)
})

test('every page that a reader can reach from the front page is there', () => {
  const missing = [...pages.values()].filter(({ status }) => status !== 200)
  expect(missing.map(({ path, status }) => `${status} ${path}`)).toEqual([])
  expect([...pages.keys()].filter((path) => path.startsWith('/stories/')).length).toBeGreaterThan(5)
})

test('no id stands twice in a page', () => {
  for (const { path, isHtml, ids } of pages.values()) {
    if (isHtml) expect(ids, path).toContain('main')
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      path,
    ).toEqual([])
  }
})

test('every link to a part of a page has its target', () => {
  const dangling = [...pages.values()].flatMap(({ path, links }) =>
    links.filter((link) => {
      const fragment = link.split('#')[1]
      const target = internalPath(link, path, site)
      if (fragment === undefined || target === undefined) return false
      return !pages.get(target)?.ids.includes(decodeURIComponent(fragment))
    }),
  )
  expect(dangling).toEqual([])
})
