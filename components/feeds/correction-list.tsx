import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { Quiet } from '@/components/site/quiet'
import type { PublishedCorrection } from '@/lib/archive/views'
import { correctionNames } from '@/lib/content/vocabulary'
import { formatTime } from '@/lib/dates'
import { titleOf } from '@/lib/feeds/story-item'
import { routes } from '@/lib/routes'

/** Corrections of all stories, each with its story, below a heading of level 1. */
export function CorrectionList({ corrections }: { corrections: PublishedCorrection[] }) {
  if (corrections.length === 0) return <Quiet>We have corrected nothing yet.</Quiet>
  return (
    <ul className="entries">
      {corrections.map((published) => (
        <li key={`${published.story.slug} ${published.correction.at} ${published.ordinal}`}>
          <CorrectionEntry {...published} />
        </li>
      ))}
    </ul>
  )
}

function CorrectionEntry({ correction: { at, kind, note }, story }: PublishedCorrection) {
  return (
    <article className="entry" {...hueOf(story.topic.accent)}>
      <DateBlock date={at} />
      <div>
        <p className="kicker">{correctionNames[kind]}</p>
        <h2 className="text-xl">
          <a href={`${routes.story(story.slug)}#corrections`}>{titleOf(story)}</a>
        </h2>
        <p className="mt-1">{note}</p>
        <p className="meta mt-2">
          <time dateTime={at}>{formatTime(at)}</time>
        </p>
      </div>
    </article>
  )
}
