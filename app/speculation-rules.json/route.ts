export const dynamic = 'force-static'

/** Addresses with nothing to show, and links that ask not to be followed or lead within the page. */
const exceptions = [
  { href_matches: ['/*.xml', '/*.json', '/*.csv', '/*.md', '/*.txt', '/*.opml'] },
  { href_matches: ['/hooks/*', '/health/*', '/metrics'] },
  { selector_matches: ['[href^="#"]', '[rel~="nofollow"]', '[rel~="external"]', '[download]'] },
]

/** What a browser may load when a link is pointed at. Named in the header `Speculation-Rules`. */
const rules = {
  prerender: [
    {
      where: {
        and: [{ href_matches: '/*' }, ...exceptions.map((exception) => ({ not: exception }))],
      },
      eagerness: 'moderate',
    },
  ],
}

export function GET(): Response {
  return Response.json(rules, { headers: { 'content-type': 'application/speculationrules+json' } })
}
