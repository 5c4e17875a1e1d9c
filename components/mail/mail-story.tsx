import { Heading, Section } from '@react-email/components'

import type { StoryDetail, StorySummary } from '@/lib/archive/views'
import { correctionNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import type { Edition } from '@/lib/mail/edition'
import { listForecasts } from '@/lib/mail/forecasts'
import { listNotes } from '@/lib/mail/notes'
import { counted, factsOf, headlineOf } from '@/lib/mail/words'
import { routes } from '@/lib/routes'

import type { Look } from './look'
import { MailForecasts } from './mail-forecasts'

interface StoryProps<Story> {
  story: Story
  edition: Edition
  look: Look
}

/** A story of which there is room for no more than what it is about. */
export function MailBrief({ story, edition, look }: StoryProps<StorySummary>) {
  return (
    <>
      <StoryHeading story={story} edition={edition} look={look} />
      <p dir="auto" {...look.text}>
        {story.standfirst}
      </p>
    </>
  )
}

export function MailStory({ story, edition, look }: StoryProps<StoryDetail>) {
  const url = new URL(routes.story(story.slug), edition.base).href
  if (story.isRetracted) {
    return (
      <>
        <StoryHeading story={story} edition={edition} look={look} />
        <Notes story={story} edition={edition} look={look} />
      </>
    )
  }
  const forecasts = listForecasts(story.scenarios, edition.now)
  return (
    <>
      <StoryHeading story={story} edition={edition} look={look} />
      <Notes story={story} edition={edition} look={look} />
      <p dir="auto" {...look.text}>
        {story.standfirst}
      </p>
      <Section style={{ paddingTop: 12 }}>
        <div {...look.takeaway}>
          <div {...look.label}>Key takeaway</div>
          <div dir="auto">{story.takeaway}</div>
        </div>
      </Section>
      <MailForecasts forecasts={forecasts} storyUrl={url} look={look} />
      <p {...look.meta} style={{ ...look.meta.style, paddingTop: 14 }}>
        <a href={url} {...look.link}>
          Read the story
        </a>{' '}
        ·{' '}
        <a href={`${url}#sources`} {...look.footerLink}>
          {counted(story.sources.length, 'source', 'sources')}
        </a>
      </p>
    </>
  )
}

function StoryHeading({ story, edition, look }: StoryProps<StorySummary>) {
  return (
    <>
      <p {...look.meta}>{factsOf(story).join(' · ')}</p>
      <Heading as="h3" dir="auto" {...look.headline}>
        <a href={new URL(routes.story(story.slug), edition.base).href} {...look.plainLink}>
          {headlineOf(story)}
        </a>
      </Heading>
    </>
  )
}

function Notes({ story, edition, look }: StoryProps<StoryDetail>) {
  const { notes, more } = listNotes(story, edition.now)
  if (notes.length === 0) return null
  return (
    <Section style={{ padding: '10px 0 4px' }}>
      <div {...look.note}>
        {notes.map(({ kind, at, note }) => (
          <div key={`${at} ${note}`} dir="auto">
            <strong>{correctionNames[kind]}</strong>, {formatDay(at)}: {note}
          </div>
        ))}
        {more > 0 && <div>{counted(more, 'earlier note', 'earlier notes')} on the site</div>}
      </div>
    </Section>
  )
}
