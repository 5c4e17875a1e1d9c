import { Heading, Section } from '@react-email/components'

import { formatDay } from '@/lib/dates'
import type { Edition } from '@/lib/mail/edition'
import { routes } from '@/lib/routes'

import type { Look } from './look'
import { MailRule } from './mail-rule'

/** Whose mail it is and which update of which topic. */
export function MailHeading({ edition, look }: { edition: Edition; look: Look }) {
  const { site, base, update } = edition
  const { topicHeading, number, title, publishedAt } = update
  return (
    <Section>
      <p {...look.masthead}>
        <a href={new URL(routes.front(), base).href} {...look.plainLink}>
          {site.name}
        </a>
      </p>
      <MailRule part={look.strongRule} space={[8, 0]} />
      <p {...look.kicker}>
        <a href={new URL(routes.topic(update.topic), base).href} {...look.kickerLink}>
          {topicHeading.title}
        </a>{' '}
        · Update #{number} · {formatDay(publishedAt)}
      </p>
      <Heading as="h1" dir="auto" {...look.title}>
        <a href={new URL(routes.update(update.topic, number), base).href} {...look.plainLink}>
          {title}
        </a>
      </Heading>
    </Section>
  )
}
