import { printable } from '@/lib/content/diagnostics'

import type { ShownDiagnostic } from './check-report'
import { count } from './columns'
import { describeProblem } from './report-text'
import type { Styles } from './styles'

/** What a check of links found, for any format. */
export interface LinkReport {
  /** The newsroom, as seen from where the command runs. */
  dir: string
  /** Different addresses of sources. */
  addresses: number
  /** How many of them were asked; of the others an earlier check knows. */
  asked: number
  /** One for each place of an address that is dead or has moved. */
  diagnostics: ShownDiagnostic[]
  unclear: { url: string; reason: string; file: string }[]
}

/** For people. */
export function toLinkText(
  report: LinkReport,
  { styles, width }: { styles: Styles; width: number },
): string {
  const { diagnostics, unclear } = report
  return [
    ...diagnostics.map((diagnostic) => `${describeProblem(diagnostic, styles, width)}\n`),
    ...(unclear.length === 0
      ? []
      : [`No clear answer came from ${count(unclear.length, 'address', 'es')}; open them:`]),
    ...unclear.map(({ url, reason, file }) => printable(`  ${url} in ${file}: ${reason}`)),
    ...(unclear.length === 0 ? [] : ['']),
    summarise(report, styles),
  ].join('\n')
}

function summarise({ dir, addresses, asked, diagnostics }: LinkReport, styles: Styles): string {
  const dead = diagnostics.filter(({ rule }) => rule === 'dead-link').length
  const moved = diagnostics.length - dead
  const style = dead > 0 ? styles.error : moved > 0 ? styles.warning : styles.good
  const known = addresses - asked
  const rest = known === 0 ? '' : `; ${known.toLocaleString('en')} were sound before`
  return style(
    `${dir}: ${count(dead, 'dead link')}, ${count(moved, 'moved link')} among ${count(addresses, 'address', 'es')}${rest}`,
  )
}

/** For programs. `version` counts up when a field changes its meaning or goes. */
export function toLinkJson({ dir, addresses, asked, diagnostics, unclear }: LinkReport): string {
  const report = {
    version: 1,
    newsroom: dir,
    addresses,
    asked,
    diagnostics: diagnostics.map(({ text: _text, ...diagnostic }) => diagnostic),
    unclear,
  }
  return JSON.stringify(report, null, 2)
}
