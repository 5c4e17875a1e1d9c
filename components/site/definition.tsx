import type { ReactNode } from 'react'

interface TermProps {
  /** `id` of its definition, which the page holds once however often the word stands in it. */
  definition: string
  className?: string
  children: ReactNode
}

/**
 * A word that shows what it means: when pressed in every browser, and where it is pointed at or has
 * the focus in those that know `interestfor`. The browser itself keeps it open under the pointer, and
 * closes it by Escape.
 */
export function Term({ definition, className = '', children }: TermProps) {
  return (
    <button
      className={`term ${className}`.trim()}
      popoverTarget={definition}
      {...{ interestfor: definition }}
    >
      {children}
    </button>
  )
}

interface DefinitionProps {
  id: string
  children: ReactNode
}

export function Definition({ id, children }: DefinitionProps) {
  return (
    <p id={id} popover="" className="definition">
      {children}
    </p>
  )
}
