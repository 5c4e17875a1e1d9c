import type { ReactNode } from 'react'

interface FeedSectionProps {
  id: string
  title: ReactNode
  children: ReactNode
}

export function FeedSection({ id, title, children }: FeedSectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-heading">
        {title}
      </h2>
      {children}
    </section>
  )
}
