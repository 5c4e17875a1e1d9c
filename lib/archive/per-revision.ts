import type { Archive } from './archive'
import { findRevision } from './ingest'

/**
 * The same question, answered once for each revision: for what searches ask again and again, and
 * what takes as long to read as all else that they ask.
 */
export function perRevision<Answer>(ask: (archive: Archive) => Answer): typeof ask {
  const answers = new WeakMap<Archive['connection'], { key: string | undefined; answer: Answer }>()
  return (archive) => {
    const key = findRevision(archive)?.key
    const known = answers.get(archive.connection)
    if (known !== undefined && known.key === key) return known.answer
    const answer = ask(archive)
    answers.set(archive.connection, { key, answer })
    return answer
  }
}
