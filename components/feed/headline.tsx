import type { StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

export function Headline({ story }: { story: StorySummary }) {
  return (
    <a href={routes.story(story.slug)}>
      {story.isRetracted && 'Retracted: '}
      {story.title}
    </a>
  )
}
