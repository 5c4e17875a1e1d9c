import type { ReactNode } from 'react'

export const sectionTitles = {
  analysis: 'Deep analysis',
  scenarios: 'What could happen next',
  update: 'First reported in',
  sources: 'Sources',
  links: 'Causes and effects',
  perspectives: 'Different perspectives',
} as const
export type SectionId = keyof typeof sectionTitles

interface StorySectionProps {
  id: SectionId
  children: ReactNode
}

export function StorySection({ id, children }: StorySectionProps) {
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="section-heading">
        {sectionTitles[id]}
      </h2>
      {children}
    </section>
  )
}
