interface PagerProps {
  page: number
  pages: number
  urlOf: (page: number) => string
  /** What the pages list. */
  items?: string
}

export function Pager({ page, pages, urlOf, items = 'stories' }: PagerProps) {
  if (pages === 1) return null
  return (
    <nav aria-label="Pages" className="mt-10 border-t border-rule pt-3">
      <ul className="meta-line justify-between">
        <li>
          {page > 1 && (
            <a href={urlOf(page - 1)} rel="prev" className="target">
              ← Newer {items}
            </a>
          )}
        </li>
        <li>
          Page {page} of {pages}
        </li>
        <li>
          {page < pages && (
            <a href={urlOf(page + 1)} rel="next" className="target">
              Older {items} →
            </a>
          )}
        </li>
      </ul>
    </nav>
  )
}
