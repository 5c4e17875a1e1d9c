import { Writable } from 'node:stream'

import { pino } from 'pino'
import { expect, test } from 'vitest'

import type { Diagnostic } from '@/lib/content/diagnostics'

import type { Publication } from './publish'
import { reportPublication } from './report'

const problem = {
  severity: 'error',
  rule: 'missing-key',
  file: 'pages/about.md',
  line: 2,
  column: 1,
  message: '`title` is missing',
} as const satisfies Diagnostic

const warning = { ...problem, severity: 'warning', rule: 'unused-source' } as const

/** What the log says of an outcome, each line after its level. */
function linesOf(news: Publication | Error): string[] {
  const lines: string[] = []
  const log = pino(
    { formatters: { level: (label) => ({ label }) } },
    new Writable({
      write: (chunk, _encoding, done) => {
        const { label, msg } = JSON.parse(String(chunk))
        lines.push(`${label}: ${msg}`)
        done()
      },
    }),
  )
  reportPublication(log, 'commit HEAD of /news', news)
  return lines
}

test.each<[string, Publication | Error, string[]]>([
  [
    'a failure',
    new Error('The repository is gone.'),
    ['error: The content cannot be read: The repository is gone.'],
  ],
  [
    'what is served already',
    { outcome: 'unchanged', revision: 'a' },
    ['info: Serving commit HEAD of /news, revision a.'],
  ],
  ['a release', { outcome: 'released', revision: 'a' }, ['info: What was scheduled is now live.']],
  [
    'a revision that is published, after its warnings',
    { outcome: 'published', revision: 'a', changed: 3, removed: 1, diagnostics: [warning] },
    [
      'warn: pages/about.md:2:1: warning: `title` is missing [unused-source]',
      'info: Published commit HEAD of /news, revision a: 3 files changed, 1 removed.',
    ],
  ],
  [
    'a revision that is refused, after all its diagnostics',
    { outcome: 'refused', revision: 'b', diagnostics: [problem, problem] },
    [
      'error: pages/about.md:2:1: error: `title` is missing [missing-key]',
      'error: pages/about.md:2:1: error: `title` is missing [missing-key]',
      'error: Refused commit HEAD of /news, revision b, whole: 2 diagnostics. The revision before stays.',
    ],
  ],
  [
    'a revision that is held back, with the way out',
    { outcome: 'held', revision: 'b', lost: 2, of: 3 },
    [
      'error: Held back commit HEAD of /news, revision b: it removes 2 of 3 stories, more than a third. If that is meant, start once with --force or set MASS_REMOVAL=allow.',
    ],
  ],
])('the log tells of %s', (_name, news, lines) => {
  expect(linesOf(news)).toEqual(lines)
})
