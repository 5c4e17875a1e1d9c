import { contentSecurityPolicy, securityHeaders } from './headers'
import type { StoredPage } from './stored-page'

const TROUBLE = {
  500: {
    title: 'This page could not be made',
    text: 'The fault is ours, and it has been recorded. Please load the page again in a minute, or go on to the <a href="/">front page</a> or to <a href="/topics">all topics</a>.',
  },
  503: {
    title: 'Too many readers at once',
    text: 'So many pages are being made that yours would have had to wait too long. Please load it again in a minute.',
  },
} as const

/** Stands on its own: whatever made a page fail may well make any other page fail. */
const writePage = (status: keyof typeof TROUBLE) => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TROUBLE[status].title}</title><meta name="robots" content="noindex">
<style>:root{color-scheme:light dark}body{margin:0;padding:3rem 1.5rem;background:light-dark(#fcfaf6,#161411);color:light-dark(#1f1a15,#ece7df);font:1.125rem/1.6 Charter,Cambria,Georgia,serif}main{max-width:36rem;margin:auto}h1{font-size:2rem;line-height:1.2}small{font:600 .875rem system-ui,sans-serif}a{color:inherit;display:inline-block;min-height:24px}</style>
</head><body><main><small>Error ${status}</small><h1>${TROUBLE[status].title}</h1>
<p>${TROUBLE[status].text}</p>
</main></body></html>
`

/** The page of a failure on our side. */
export function troublePage(status: keyof typeof TROUBLE, isHttps: boolean): StoredPage {
  const html = writePage(status)
  const body = { bytes: Buffer.from(html), etag: '' }
  return {
    status,
    headers: {
      ...securityHeaders(isHttps),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(html),
      ...(status === 503 && { 'retry-after': '30' }),
    },
    bodies: { identity: body, br: body, gzip: body },
    size: body.bytes.length,
  }
}
