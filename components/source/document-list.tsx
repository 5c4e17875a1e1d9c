import { DateBlock } from '@/components/site/date-block'
import type { CitedDocument } from '@/lib/archive/views'
import { accessNotes, sourceKindNames } from '@/lib/content/vocabulary'
import { routes } from '@/lib/routes'

interface DocumentListProps {
  documents: CitedDocument[]
  /** Whether to name the publisher, where the page is not about one. */
  withPublisher?: boolean
}

/** Below a heading of level 2. */
export function DocumentList({ documents, withPublisher = false }: DocumentListProps) {
  return (
    <ol className="entries">
      {documents.map((document) => (
        <li key={`${document.publisher.id} ${document.url}`}>
          <DocumentEntry document={document} withPublisher={withPublisher} />
        </li>
      ))}
    </ol>
  )
}

function DocumentEntry({
  document,
  withPublisher,
}: {
  document: CitedDocument
  withPublisher: boolean
}) {
  const { title, url, publisher, kind, access, publishedAt } = document
  const note = accessNotes[access]
  return (
    <article className="entry">
      {publishedAt === undefined ? (
        <p className="meta">Undated</p>
      ) : (
        <DateBlock date={publishedAt} />
      )}
      <div>
        <h3>
          <a href={url} rel="external noopener" className="external">
            {title}
          </a>
        </h3>
        <p className="meta mt-1">
          {withPublisher && (
            <>
              <a href={routes.publisher(publisher.id)}>{publisher.name}</a> ·{' '}
            </>
          )}
          {sourceKindNames[kind]}
          {note !== undefined && ` · ${note}`}
        </p>
        <CitedIn {...document} />
      </div>
    </article>
  )
}

function CitedIn({ stories, newestStories }: Pick<CitedDocument, 'stories' | 'newestStories'>) {
  const others = stories - newestStories.length
  return (
    <div className="meta mt-2">
      <p>Cited in {stories === 1 ? 'one story' : `${stories} stories`}</p>
      <ul>
        {newestStories.map(({ slug, title, isRetracted }) => (
          <li key={slug}>
            <a href={routes.story(slug)} className="target">
              {isRetracted && 'Retracted: '}
              {title}
            </a>
          </li>
        ))}
        {others > 0 && <li>and {others} older</li>}
      </ul>
    </div>
  )
}
