import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

/** What a browser needs to keep the site among its apps. */
export const webManifest = ({ name, description, language }: Site) => ({
  id: routes.front(),
  name,
  short_name: name,
  description,
  lang: language,
  start_url: routes.front(),
  scope: routes.front(),
  display: 'minimal-ui',
  background_color: '#fcfaf6',
  theme_color: '#fcfaf6',
  icons: [
    { src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
    { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
    { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
  ],
})
