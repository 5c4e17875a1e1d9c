import { type CheckReport, countErrors, type ShownDiagnostic } from './check-report'
import { count } from './columns'

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
export function toGitHub({ dir, files, diagnostics }: CheckReport): string {
  const errors = countErrors(diagnostics)
  const sum = `${dir}: ${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')} in ${count(files, 'file')}`
  return [...diagnostics.map(toCommand), escapeData(sum)].join('\n')
}

function toCommand(diagnostic: ShownDiagnostic): string {
  const { severity, file, line, column, rule, message, suggestion } = diagnostic
  const properties = Object.entries({ file, line, col: column, title: rule })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',')
  const hint = suggestion === undefined ? '' : `: ${suggestion}`
  return `::${severity} ${properties}::${escapeData(message + hint)}`
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
