import { type CheckReport, countErrors } from './check-report'

/** For programs. `version` counts up when a field changes its meaning or goes. */
export function toJson({ dir, files, diagnostics, others }: CheckReport): string {
  const errors = countErrors(diagnostics)
  const report = {
    version: 1,
    newsroom: dir,
    files,
    errors,
    warnings: diagnostics.length - errors,
    others,
    diagnostics: diagnostics.map(({ text: _text, ...diagnostic }) => diagnostic),
  }
  return JSON.stringify(report, null, 2)
}
