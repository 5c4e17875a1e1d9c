import { Fragment } from 'react'

import { FeedSection } from '@/components/feed/feed-section'
import { PageHeading } from '@/components/site/page-heading'
import type { StoredHistory } from '@/lib/archive/forecast-history'
import type { RecordedScenario, TopicHeading } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import type { TrackRecord } from '@/lib/forecast/track-record'
import { recordColumns } from '@/lib/open-data/track-record-csv'
import { countRecordPages } from '@/lib/open-data/track-record-rows'
import { routes } from '@/lib/routes'

import { HistoryNotice } from './history-notice'
import { ProbabilityWords } from './probability-words'
import { RecordMethod } from './record-method'
import { ScoreSheetSection } from './score-sheet-section'
import { Standings } from './standings'
import { UnprovenNotice } from './unproven-notice'
import { UnscoredList } from './unscored-list'

export const RECORD_DESCRIPTION =
  'How our forecasts did: what is proven, what is not, and every number behind it.'

interface RecordPageContentProps {
  record: TrackRecord
  topics: TopicHeading[]
  history: StoredHistory | undefined
  /** Address of the newsroom's own words on its method. */
  method: string | undefined
  now: string
}

export function RecordPageContent(props: RecordPageContentProps) {
  const { record, topics, history, method, now } = props
  return (
    <div className="grid grid-cols-1 gap-y-10">
      <div>
        <PageHeading title="Track record" description={RECORD_DESCRIPTION} />
        <div className="max-w-measure">
          <Standings record={record} />
          <HistoryNotice history={history} />
          {record.standings.counted > 0 && <ReadingScores />}
        </div>
      </div>
      <FeedSection id="proven" title="Proven forecasts">
        <ScoreSheetSection
          sheet={record.proven}
          topics={topics}
          empty="No proven forecast has come due yet, so that there is no score to print, and we claim no skill."
        />
        <NextDue recorded={record.nextDue} />
      </FeedSection>
      <FeedSection id="unproven" title="Forecasts that are not proven">
        <UnprovenNotice sheet={record.unproven} method={method} />
        <ScoreSheetSection
          sheet={record.unproven}
          topics={topics}
          empty="There is none: all that counts is proven."
        />
      </FeedSection>
      <FeedSection id="annulled" title="Annulled">
        <UnscoredList scenarios={record.annulled} empty="No question was annulled." now={now} />
      </FeedSection>
      <FeedSection id="ambiguous" title="Ambiguous">
        <UnscoredList scenarios={record.ambiguous} empty="No outcome was ambiguous." now={now} />
      </FeedSection>
      <FeedSection id="method" title="How we keep score">
        <RecordMethod />
      </FeedSection>
      <FeedSection id="words" title="What the words mean">
        <ProbabilityWords />
      </FeedSection>
      <FeedSection id="download" title="Check it yourself">
        <Downloads parts={countRecordPages(record.total)} />
      </FeedSection>
    </div>
  )
}

/** Enough to read the tables by, for those who never met such a score. */
function ReadingScores() {
  return (
    <p className="mt-4">
      The Brier score runs from 0, perfect, to 1, certain and wrong: less is better, and saying 50%
      of everything scores 0.25. Skill compares it with a rule that needs no forecaster: above 0% we
      did better, below it worse. The base rate is the share that came true.{' '}
      <a href="#method">How we keep score</a>
    </p>
  )
}

function NextDue({ recorded }: { recorded: RecordedScenario | undefined }) {
  if (recorded === undefined) return null
  const { scenario, story } = recorded
  return (
    <p className="meta mt-4">
      Next to come due, on {formatDay(scenario.resolveBy)}:{' '}
      <a href={routes.scenario(story.slug, scenario.id)}>{scenario.statement}</a>
    </p>
  )
}

function Downloads({ parts }: { parts: number }) {
  return (
    <>
      <p className="max-w-measure">
        Every number on this page can be computed again from{' '}
        <a href={routes.trackRecordTable()}>a table of all forecasts (CSV)</a>. The same with the
        scores is <a href={routes.trackRecordData()}>a JSON document</a>, which{' '}
        <a href={routes.schema('track-record')}>its schema</a> describes.
      </p>
      <details className="meta mt-4">
        <summary className="w-fit py-0.5">What the columns of the table mean</summary>
        <dl className="my-2 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          {recordColumns.map(({ name, meaning }) => (
            <div key={name} className="sm:contents">
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      {parts > 1 && (
        <p className="meta mt-4">
          The table is in {parts} parts, by deadline, each with the header:{' '}
          {Array.from({ length: parts }, (_, index) => (
            <Fragment key={index}>
              {index > 0 && ' '}
              <a href={routes.trackRecordTable(index + 1)} className="target">
                {index + 1}
              </a>
            </Fragment>
          ))}
          . The document is in as many, each of which names the next.
        </p>
      )}
    </>
  )
}
