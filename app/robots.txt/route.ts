import { textAnswer } from '@/app/plain-answers'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderRobots } from '@/lib/indexing/robots'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export const GET = () => textAnswer(renderRobots(siteUrl(findSite(servedArchive()))))
