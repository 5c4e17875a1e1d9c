import type { UpdateDetail, UpdateSummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

/** The editions before and after one. */
export function UpdateLinks({ previous, next }: Pick<UpdateDetail, 'previous' | 'next'>) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav aria-label="Updates" className="mt-12 border-t-2 border-ink pt-4 lg:mt-0">
      <ul className="grid gap-4">
        <li>{previous && <UpdateLink name="Previous" rel="prev" update={previous} />}</li>
        <li>{next && <UpdateLink name="Next" rel="next" update={next} />}</li>
      </ul>
    </nav>
  )
}

interface UpdateLinkProps {
  name: string
  rel: 'prev' | 'next'
  update: UpdateSummary
}

function UpdateLink({ name, rel, update }: UpdateLinkProps) {
  return (
    <a href={routes.update(update.topic, update.number)} rel={rel} className="target">
      <span className="meta block">
        {name}: update #{update.number}
      </span>{' '}
      {update.title}
    </a>
  )
}
