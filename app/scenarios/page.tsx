import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { parseScenarioView, SCENARIOS_PER_PAGE } from '@/components/forecast/scenario-view'
import {
  SCENARIOS_DESCRIPTION,
  ScenariosPageContent,
} from '@/components/forecast/scenarios-page-content'
import { findSite, listTopicHeadings } from '@/lib/archive/newsroom-queries'
import { countUnresolved, listUnresolved } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { feedAlternates } from '@/lib/feeds/alternates'
import { resolutionsChannel } from '@/lib/feeds/channels'
import { routes } from '@/lib/routes'

type Props = PageProps<'/scenarios'>

async function findView({ searchParams }: Props) {
  const topics = listTopicHeadings(servedArchive())
  const ids = topics.map(({ id }) => id)
  return { topics, view: parseScenarioView(await searchParams, ids) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await findView(props)
  const channel = resolutionsChannel(findSite(servedArchive()))
  return pageMetadata({
    title: view === undefined || view.page === 1 ? 'Scenarios' : `Scenarios, page ${view.page}`,
    description: SCENARIOS_DESCRIPTION,
    path: routes.scenarios(view),
    types: feedAlternates(channel.folder, channel.title),
  })
}

export default async function ScenariosPage(props: Props) {
  const archive = servedArchive()
  const { view, topics } = await findView(props)
  if (view === undefined) notFound()
  const count = countUnresolved(archive, view)
  const pages = Math.max(1, Math.ceil(count / SCENARIOS_PER_PAGE))
  if (view.page > pages) notFound()
  const scenarios = listUnresolved(archive, {
    ...view,
    limit: SCENARIOS_PER_PAGE,
    offset: (view.page - 1) * SCENARIOS_PER_PAGE,
  })
  return <ScenariosPageContent {...{ view, topics, scenarios, count, pages, now: currentTime() }} />
}
