import type { Browser } from '@playwright/test'

/** Requests and their bytes over the wire, headers included. */
export interface Traffic {
  requests: number
  bytes: number
}

export interface PageLoad {
  /** What the first paint has to wait for: the page, and what blocks rendering. */
  needed: Traffic
  /** What was asked for before the first paint, needed or not. */
  early: Traffic
  all: Traffic
  /** Milliseconds from the first request. */
  firstPaint: number
}

interface Request {
  url: string
  askedAt: number
  bytes: number
}

/** A slow mobile connection, as Lighthouse has it: what comes before the first paint is plain then. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}

/** Loads a page in a browser that has seen nothing before, script on. */
export async function loadPage(browser: Browser, url: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const requests = new Map<string, Request>()
    const paint = new Promise<number>((resolve) => {
      session.on('Page.lifecycleEvent', ({ name, timestamp }) => {
        if (name === 'firstPaint' && requests.size > 0) resolve(timestamp)
      })
    })
    session.on('Network.requestWillBeSent', ({ requestId, timestamp, request }) => {
      if (request.url.startsWith('http')) {
        requests.set(requestId, { url: request.url, askedAt: timestamp, bytes: 0 })
      }
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = requests.get(requestId)
      if (request !== undefined) request.bytes = encodedDataLength
    })
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW)
    await session.send('Page.enable')
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true })
    await page.goto(url, { waitUntil: 'networkidle' })
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(
          (entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking',
        )
        .map(({ name }) => name),
    )
    return summarise([...requests.values()], [url, ...blocking], await paint)
  } finally {
    await context.close()
  }
}

function summarise(
  requests: readonly Request[],
  needed: readonly string[],
  paintedAt: number,
): PageLoad {
  const begunAt = Math.min(...requests.map(({ askedAt }) => askedAt))
  return {
    needed: add(requests.filter(({ url }) => needed.includes(url))),
    early: add(requests.filter(({ askedAt }) => askedAt < paintedAt)),
    all: add(requests),
    firstPaint: (paintedAt - begunAt) * 1000,
  }
}

const add = (requests: readonly Request[]): Traffic => ({
  requests: requests.length,
  bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
})
