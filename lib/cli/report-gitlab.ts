import { createHash } from 'node:crypto'

import type { CheckReport, ShownDiagnostic } from './check-report'

/** A Code Quality report, which GitLab shows beside the lines of a merge request. */
export function toGitLab({ diagnostics }: CheckReport): string {
  const seen = new Map<string, number>()
  const issues = diagnostics.map((diagnostic) => {
    const { file, line, rule, severity, message, suggestion } = diagnostic
    const same = nameOf(diagnostic)
    const before = seen.get(same) ?? 0
    seen.set(same, before + 1)
    return {
      description: suggestion === undefined ? message : `${message}: ${suggestion}`,
      check_name: rule,
      // Of two issues with one fingerprint only the first is shown.
      fingerprint: createHash('sha256').update(`${same}\0${before}`).digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: line } },
    }
  })
  return JSON.stringify(issues, null, 2)
}

/** The same when lines are added above it, so that an old problem is not taken for a new one. */
const nameOf = ({ file, rule, message, text = '' }: ShownDiagnostic) =>
  [file, rule, message, text].join('\0')
