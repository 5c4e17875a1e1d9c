import { Section } from '@react-email/components'
import type { ReactNode } from 'react'

import type { Edition } from '@/lib/mail/edition'
import { reasonFor } from '@/lib/mail/words'
import { routes } from '@/lib/routes'

import type { Look } from './look'
import { MailRule } from './mail-rule'

interface MailFooterProps {
  edition: Edition
  look: Look
  unsubscribeUrl: string | undefined
}

/** Why it came, who sent it, and how to have no more of it. */
export function MailFooter({ edition, look, unsubscribeUrl }: MailFooterProps) {
  const { site, base, update } = edition
  const { previous, topic, number } = update
  const link = (url: string, text: ReactNode) => (
    <a href={url} {...look.footerLink}>
      {text}
    </a>
  )
  const contact = site.contact?.email && `mailto:${site.contact.email}`
  const contactUrl = contact ?? site.contact?.url
  return (
    <Section>
      <MailRule part={look.strongRule} space={[28, 8]} />
      <p {...look.footer}>
        {link(new URL(routes.update(topic, number), base).href, 'This update on the site')}
        {previous !== undefined && (
          <>
            {' '}
            ·{' '}
            {link(
              new URL(routes.update(previous.topic, previous.number), base).href,
              `The update before, #${previous.number}`,
            )}
          </>
        )}{' '}
        · {link(new URL(routes.topic(topic), base).href, 'All updates')}
      </p>
      <p {...look.footer}>
        Published by{' '}
        {site.publisher.url === undefined
          ? site.publisher.name
          : link(site.publisher.url, site.publisher.name)}
        .
        {contactUrl !== undefined && <> {link(contactUrl, site.contact?.email ?? 'Write to us')}</>}
      </p>
      <p {...look.footer}>{reasonFor(edition)}</p>
      {/* Last: it is a stand-in here, and each reader's own in what is sent. */}
      {unsubscribeUrl !== undefined && (
        <p {...look.footer}>{link(unsubscribeUrl, 'Leave the list')}</p>
      )}
    </Section>
  )
}
