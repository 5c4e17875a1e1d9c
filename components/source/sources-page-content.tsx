import { FeedSection } from '@/components/feed/feed-section'
import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import { PageHeading } from '@/components/site/page-heading'
import { Quiet } from '@/components/site/quiet'
import type { CitedDocument, PublisherListing, SourceCounts } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { DocumentList } from './document-list'
import { SourceCountsLines } from './source-counts'

export const SOURCES_DESCRIPTION = 'The documents that our stories rest on, and who published them.'

interface SourcesPageContentProps {
  counts: SourceCounts
  /** Those that most stories cite. */
  publishers: PublisherListing[]
  documents: CitedDocument[]
  page: number
  pages: number
}

export function SourcesPageContent(props: SourcesPageContentProps) {
  const { counts, publishers, documents, page, pages } = props
  return (
    <>
      <PageHeading title="Sources" description={SOURCES_DESCRIPTION} />
      {counts.sources === 0 ? (
        <Quiet>No story has been published yet, and so nothing is cited.</Quiet>
      ) : (
        <>
          {page === 1 && (
            <SourceCountsLines counts={counts}>
              {counted(counts.stories, 'story cites', 'stories cite')}{' '}
              {counted(counts.sources, 'source', 'sources')} in all:{' '}
              {counted(counts.documents, 'document', 'different documents')} of{' '}
              {counted(counts.publishers, 'publisher', 'publishers')}.
            </SourceCountsLines>
          )}
          <div className="with-rail">
            <div className="rail mb-10">
              <MostCitedPublishers publishers={publishers} />
            </div>
            <div>
              <FeedSection id="documents" title="Documents, the most cited first">
                <DocumentList documents={documents} withPublisher />
              </FeedSection>
              <Pager
                page={page}
                pages={pages}
                urlOf={routes.sources}
                items="documents"
                direction="match"
              />
            </div>
          </div>
        </>
      )}
    </>
  )
}

function MostCitedPublishers({ publishers }: Pick<SourcesPageContentProps, 'publishers'>) {
  return (
    <FeedSection id="publishers" title="Publishers that most stories cite">
      <ol>
        {publishers.map(({ id, name, stories }) => (
          <li key={id} className="meta-line flex-nowrap justify-between">
            <a href={routes.publisher(id)} className="target text-ink">
              {name}
            </a>
            <span className="shrink-0">{counted(stories, 'story', 'stories')}</span>
          </li>
        ))}
      </ol>
      <p className="meta mt-2">
        <a href={routes.publishers()} className="target">
          All publishers
        </a>
      </p>
    </FeedSection>
  )
}
