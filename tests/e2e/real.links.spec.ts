import { expect, test } from '@playwright/test'

interface FetchedPage {
  path: string
  status: number
  isHtml: boolean
  ids: string[]
  links: string[]
  /** Of each drawing of causes and effects, where its events and its numbers lead. */
  drawings: string[][]
}

const LINK = /<a\b[^>]*\shref="([^"]*)"/g
const DRAWING = /<svg\b[^>]*\sclass="graph\b.*?<\/svg>/gs
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
    links: valuesOf(html, LINK),
    drawings: Array.from(html.matchAll(DRAWING), ([drawing]) => valuesOf(drawing, LINK)),
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
  // Some hundred pages, each rendered for the first time.
  testInfo.setTimeout(240_000)
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

test('the causes and effects of every story and topic are reached, and all of a drawing leads somewhere', () => {
  const paths = [...pages.keys()]
  const subjects = paths.filter((path) => /^\/(?:stories|topics)\/[^/.?]+$/.test(path))
  const drawn = subjects.flatMap((path) => pages.get(`${path}/graph`) ?? [])
  expect(drawn.map(({ path }) => path)).toEqual(subjects.map((path) => `${path}/graph`))
  for (const { path, drawings, links } of drawn) {
    // One for a wide window and one for a narrow one, and the list below them.
    expect(drawings.length, path).toBe(2)
    for (const drawing of drawings) {
      const events = drawing.filter((link) => link.startsWith('/stories/'))
      expect(events.length, path).toBeGreaterThan(1)
      expect(new Set(events).size, path).toBe(events.length)
      for (const event of events) {
        expect(pages.get(event)?.status, `${path} to ${event}`).toBe(200)
        const elsewhere = links.filter((link) => link === event).length
        expect(elsewhere, `${path} tells of ${event} besides`).toBeGreaterThan(drawings.length)
      }
    }
  }
})
