import type { StoryHistoryView } from '@/lib/archive/history-queries'

import { HistoryTime } from './history-time'

interface HistoryBeginningProps {
  publishedAt: string
  history: StoryHistoryView
}

/** The first entry, and how all of it is known. */
export function HistoryBeginning({ publishedAt, history }: HistoryBeginningProps) {
  const { changes, firstCommittedAt, revision } = history
  return (
    <li className="py-5">
      <h2>
        <HistoryTime at={publishedAt} />
      </h2>
      <p className="mt-3">
        First published.
        {changes.length === 0 &&
          firstCommittedAt !== undefined &&
          ' It has not changed since then.'}
      </p>
      <p className="meta mt-3">
        <Knowledge history={history} />
        {revision !== undefined && (
          <>
            {' '}
            Read from the repository of the newsroom up to commit{' '}
            <code>{revision.slice(0, 12)}</code>; changes that no reader sees are left out.
          </>
        )}
      </p>
    </li>
  )
}

function Knowledge({
  history: { state, firstCommittedAt, knownSince },
}: Pick<HistoryBeginningProps, 'history'>) {
  if (state === 'none') {
    return 'This site reads its content from a folder that keeps no history, so that no change can be shown.'
  }
  if (state === 'unread') {
    return 'The history of the repository is being read. Changes are shown here once that is done.'
  }
  if (knownSince !== undefined) {
    return (
      <>
        The history that is known here begins on <HistoryTime at={knownSince} />: what changed
        before is not known.
      </>
    )
  }
  if (firstCommittedAt === undefined) return 'The history has no sound version of this story.'
  return (
    <>
      Its text came into the repository on <HistoryTime at={firstCommittedAt} />.
    </>
  )
}
