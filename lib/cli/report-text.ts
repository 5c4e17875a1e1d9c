import { printable } from '@/lib/content/diagnostics'

import { type CheckReport, countErrors, type ShownDiagnostic } from './check-report'
import { count } from './columns'
import { excerptOf } from './excerpt'
import type { Styles } from './styles'

/** For people: each problem with its line and a mark below the place, then the sum. */
export function toText(report: CheckReport, { styles, width }: { styles: Styles; width: number }) {
  return [
    ...report.diagnostics.map((diagnostic) => `${describeProblem(diagnostic, styles, width)}\n`),
    summarise(report, styles),
  ].join('\n')
}

/** One problem with its line and a mark below the place. */
export function describeProblem(
  diagnostic: ShownDiagnostic,
  styles: Styles,
  width: number,
): string {
  const { file, line, column, severity, message, suggestion, rule } = diagnostic
  const place = styles.strong(printable(`${file}:${line}:${column}`))
  const head = `${place}: ${styles[severity](`${severity}:`)} ${printable(message)} ${styles.faint(`[${rule}]`)}`
  const gutter = ' '.repeat(String(line).length)
  return [
    head,
    ...excerpt(diagnostic, styles, width - gutter.length - 4),
    ...(suggestion === undefined ? [] : [` ${gutter} = ${printable(suggestion)}`]),
  ].join('\n')
}

function excerpt({ text, line, column, severity }: ShownDiagnostic, styles: Styles, width: number) {
  if (text === undefined || text.trim() === '') return []
  const shown = excerptOf(text, column, width)
  const gutter = ' '.repeat(String(line).length)
  return [
    ` ${styles.faint(`${line} |`)} ${shown.text}`,
    ` ${styles.faint(`${gutter} |`)} ${' '.repeat(shown.indent)}${styles[severity]('^')}`,
  ]
}

function summarise({ dir, files, diagnostics, others }: CheckReport, styles: Styles): string {
  const errors = countErrors(diagnostics)
  const warnings = diagnostics.length - errors
  const style = errors > 0 ? styles.error : warnings > 0 ? styles.warning : styles.good
  const sum = `${dir}: ${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files, 'file')}`
  const rest =
    others === 0 ? '' : `\n${count(others, 'more problem')} in files that were not asked about.`
  return style(sum) + rest
}
