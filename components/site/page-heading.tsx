import type { ReactNode } from 'react'

interface PageHeadingProps {
  title: string
  description?: string
  /** The line above the title: where the reader is. */
  kicker?: ReactNode
}

export function PageHeading({ title, description, kicker }: PageHeadingProps) {
  return (
    <header className="mb-8 border-t-2 border-accent pt-3">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 className="mt-1 max-w-4xl">{title}</h1>
      {description && (
        <p className="mt-3 max-w-measure text-xl leading-snug text-muted">{description}</p>
      )}
    </header>
  )
}
