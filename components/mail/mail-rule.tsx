import { Section } from '@react-email/components'

import type { Look } from './look'

interface MailRuleProps {
  part: Look['rule' | 'strongRule']
  /** Pixels above and below. */
  space: [number, number]
}

/** A line across: an edge of a cell, as mail programs draw `<hr>` each in its own way. */
export function MailRule({ part, space: [above, below] }: MailRuleProps) {
  return (
    <Section style={{ padding: `${above}px 0 ${below}px` }}>
      <div className={part.className} style={part.style} />
    </Section>
  )
}
