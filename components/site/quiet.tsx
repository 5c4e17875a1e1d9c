import type { ReactNode } from 'react'

/** What stands where there is nothing to list. */
export function Quiet({ children }: { children: ReactNode }) {
  return <p className="meta">{children}</p>
}
