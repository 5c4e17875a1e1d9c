import type { StoredHistory } from '@/lib/archive/forecast-history'

const explanations = {
  none: 'This site reads its content from a folder that has no history, so that no forecast can be proven here.',
  shallow:
    'The repository behind this site is a shallow clone: its history begins too late to prove any forecast here.',
  unread:
    'The history of the repository is being read. Until that is done, nothing counts as proven.',
}

/** What the history of the repository lets us say. */
export function HistoryNotice({ history }: { history: StoredHistory | undefined }) {
  if (history?.state === 'read') {
    return (
      <p className="meta mt-4">
        The history of the repository is read up to commit{' '}
        <code>{history.revision.slice(0, 12)}</code>.
      </p>
    )
  }
  return (
    <p className="mt-4 border-l-2 border-accent pl-4">{explanations[history?.state ?? 'unread']}</p>
  )
}
