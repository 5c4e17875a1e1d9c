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
  experimental: { inlineCss: true },
}

export default config
