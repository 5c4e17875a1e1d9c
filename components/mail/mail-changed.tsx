import { Section } from '@react-email/components'

import { renderMarkdown } from '@/lib/content/markdown'
import type { Edition } from '@/lib/mail/edition'
import { NO_SUMMARY } from '@/lib/mail/words'
import { routes } from '@/lib/routes'

import type { Look } from './look'
import { toMailProse } from './prose'

/** What changed since the last update. */
export function MailChanged({ edition, look }: { edition: Edition; look: Look }) {
  const { base, update, changed, storyUrl } = edition
  const pageUrl = new URL(routes.update(update.topic, update.number), base).href
  const html = renderMarkdown(changed.markdown, { headingLevel: 3, storyUrl })
  if (html === '' && changed.isWhole) return <p {...look.meta}>{NO_SUMMARY}</p>
  return (
    <Section>
      <div
        dir="auto"
        {...look.text}
        dangerouslySetInnerHTML={{ __html: toMailProse(html, pageUrl, look) }}
      />
      {!changed.isWhole && (
        <p {...look.meta}>
          <a href={pageUrl} {...look.link}>
            Read all of what changed on the site
          </a>
        </p>
      )}
    </Section>
  )
}
