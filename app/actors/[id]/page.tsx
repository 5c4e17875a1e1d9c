import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ActorHeader } from '@/components/actor/actor-header'
import { ActorViews } from '@/components/actor/actor-views'
import { findActor } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderMarkdown } from '@/lib/content/markdown'
import { feedAlternates } from '@/lib/feeds/alternates'
import { routes } from '@/lib/routes'
import { storyUrlIn } from '@/lib/site'

type Props = PageProps<'/actors/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const found = findActor(servedArchive(), id)
  if (found === undefined) return {}
  return {
    title: found.actor.name,
    description: `What ${found.actor.name} said and did about the events we report, with date and source.`,
    alternates: {
      canonical: routes.actor(id),
      types: feedAlternates(routes.actor(id), found.actor.name),
    },
  }
}

export default async function ActorPage({ params }: Props) {
  const archive = servedArchive()
  const found = findActor(archive, (await params).id)
  if (found === undefined) notFound()
  const storyUrl = storyUrlIn(archive)
  const about = renderMarkdown(found.actor.body, { headingLevel: 2, storyUrl })
  const views = found.views.map((view) => ({
    ...view,
    html: renderMarkdown(view.perspective.view, { headingLevel: 4, storyUrl }),
  }))
  return (
    <article>
      <ActorHeader actor={found.actor} about={about} />
      <ActorViews views={views} />
    </article>
  )
}
