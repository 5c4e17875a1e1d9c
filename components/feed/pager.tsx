interface PagerProps {
  page: number
  pages: number
  urlOf: (page: number) => string
  /** What the pages list. */
  items?: string
  /** What the first page begins with: the newest, the soonest deadline, the best match, or a name. */
  direction?: keyof typeof directions
}

const directions = {
  newest: { back: 'Newer', on: 'Older' },
  deadline: { back: 'Earlier', on: 'Later' },
  match: { back: 'Previous', on: 'More' },
  name: { back: 'Previous', on: 'Next' },
}

export function Pager({ page, pages, urlOf, items = 'stories', direction = 'newest' }: PagerProps) {
  const { back, on } = directions[direction]
  if (pages === 1) return null
  return (
    <nav aria-label="Pages" className="mt-10 border-t border-rule pt-3">
      <ul className="meta-line justify-between">
        <li>
          {page > 1 && (
            <a href={urlOf(page - 1)} rel="prev" className="target">
              ← {back} {items}
            </a>
          )}
        </li>
        <li>
          Page {page} of {pages}
        </li>
        <li>
          {page < pages && (
            <a href={urlOf(page + 1)} rel="next" className="target">
              {on} {items} →
            </a>
          )}
        </li>
      </ul>
    </nav>
  )
}
