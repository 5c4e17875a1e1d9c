import { type ReactNode, useId } from 'react'

interface TermProps {
  meaning: ReactNode
  className?: string
  children: ReactNode
}

/** A word that shows what it means where it is pointed at, touched or has the focus. */
export function Term({ meaning, className, children }: TermProps) {
  const id = useId()
  return (
    <span className="term">
      <button type="button" aria-describedby={id} className={className}>
        {children}
      </button>
      <span id={id} role="tooltip" className="note">
        {meaning}
      </span>
    </span>
  )
}
