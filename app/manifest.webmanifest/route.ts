import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { webManifest } from '@/lib/indexing/web-manifest'

export const dynamic = 'force-dynamic'

export const GET = () =>
  Response.json(webManifest(findSite(servedArchive())), {
    headers: { 'content-type': 'application/manifest+json' },
  })
