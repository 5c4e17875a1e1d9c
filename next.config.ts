import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test` checks the types, of everything; a reader's machine need not.
  typescript: { ignoreBuildErrors: true },
  // lib/delivery compresses, and tags what it sends.
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  serverExternalPackages: ['libsql'],
  // Metadata belongs in <head> for every reader, not only for known crawlers.
  htmlLimitedBots: /.*/,
  // A segment of a route is a whole name, or a parameter, and never a parameter with an ending.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/stories/:slug([a-z0-9-]+).json', destination: '/stories/:slug/data.json' },
      { source: '/stories/:slug([a-z0-9-]+).md', destination: '/stories/:slug/text.md' },
      { source: '/topics/:topic([a-z0-9-]+).json', destination: '/topics/:topic/data.json' },
    ],
  }),
}

export default config
