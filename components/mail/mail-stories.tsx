import { Heading, Section } from '@react-email/components'

import type { Edition } from '@/lib/mail/edition'
import { NO_STORIES, remainderOf } from '@/lib/mail/words'
import { routes } from '@/lib/routes'

import type { Look } from './look'
import { MailRule } from './mail-rule'
import { MailBrief, MailStory } from './mail-story'

export function MailStories({ edition, look }: { edition: Edition; look: Look }) {
  const { base, update, stories, briefs } = edition
  const remainder = remainderOf(edition)
  return (
    <Section>
      <MailRule part={look.strongRule} space={[20, 0]} />
      <Heading as="h2" {...look.section}>
        Stories of this update
      </Heading>
      {update.storyList.length === 0 && <p {...look.meta}>{NO_STORIES}</p>}
      {stories.map((story, index) => (
        <Section key={story.slug}>
          <MailRule part={look.rule} space={[index === 0 ? 16 : 28, 14]} />
          <MailStory story={story} edition={edition} look={look} />
        </Section>
      ))}
      {briefs.map((story) => (
        <Section key={story.slug}>
          <MailRule part={look.rule} space={[20, 14]} />
          <MailBrief story={story} edition={edition} look={look} />
        </Section>
      ))}
      {remainder !== undefined && (
        <Section>
          <MailRule part={look.rule} space={[20, 14]} />
          <p {...look.text}>
            <a href={new URL(routes.update(update.topic, update.number), base).href} {...look.link}>
              {remainder}
            </a>
          </p>
        </Section>
      )}
    </Section>
  )
}
