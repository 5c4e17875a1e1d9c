import { FeedSection } from '@/components/feed/feed-section'
import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import { PageHeading } from '@/components/site/page-heading'
import { Prose } from '@/components/site/prose'
import { Quiet } from '@/components/site/quiet'
import type { CitedDocument, SourceCounts } from '@/lib/archive/views'
import type { Publisher } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { DocumentList } from './document-list'
import { SourceCountsLines } from './source-counts'

interface PublisherPageContentProps {
  publisher: Publisher
  /** HTML of the publisher's own text. */
  about: string
  counts: SourceCounts
  documents: CitedDocument[]
  page: number
  pages: number
}

export function PublisherPageContent(props: PublisherPageContentProps) {
  const { publisher, about, counts, documents, page, pages } = props
  const { id, name, website } = publisher
  return (
    <article>
      <PageHeading kicker={<a href={routes.publishers()}>Publishers</a>} title={name} />
      <p className="meta-line -mt-4 mb-4">
        <a href={website} rel="external noopener" className="external target">
          {new URL(website).hostname}
        </a>
      </p>
      {about !== '' && <Prose html={about} />}
      <div className="mt-8">
        <FeedSection id="cited" title="What we cite">
          {counts.sources === 0 ? (
            <Quiet>None of our stories cites a document of theirs yet.</Quiet>
          ) : (
            <>
              <SourceCountsLines counts={counts}>
                {counted(counts.sources, 'source', 'sources')} in{' '}
                {counted(counts.stories, 'story', 'stories')}
                {counts.documents < counts.sources &&
                  `, ${counted(counts.documents, 'document', 'different documents')}`}
                .
              </SourceCountsLines>
              <DocumentList documents={documents} />
            </>
          )}
        </FeedSection>
        <Pager
          page={page}
          pages={pages}
          urlOf={(number) => routes.publisher(id, number)}
          items="documents"
          direction="match"
        />
      </div>
    </article>
  )
}
