import { routes } from '@/lib/routes'

/** Everything may be read but what is for the operator (RFC 9309). */
export const renderRobots = (base: URL): string =>
  [
    'User-agent: *',
    'Allow: /',
    'Disallow: /health/',
    'Disallow: /hooks/',
    'Disallow: /metrics$',
    '',
    `Sitemap: ${new URL(routes.sitemap(), base).href}`,
    `Sitemap: ${new URL(routes.newsSitemap(), base).href}`,
    '',
  ].join('\n')
