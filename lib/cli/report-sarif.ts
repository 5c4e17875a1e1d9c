import { isWarning, type Rule, rules } from '@/lib/content/diagnostics'

import type { CheckReport, ShownDiagnostic } from './check-report'
import { remedies } from './rule-guide'

/** SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function toSarif({ diagnostics }: CheckReport): string {
  const used = [...new Set(diagnostics.map(({ rule }) => rule))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Foresheet', rules: used.map(toRule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => toResult(diagnostic, used)),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

const toRule = (rule: Rule) => ({
  id: rule,
  shortDescription: { text: rules[rule] },
  help: { text: remedies[rule] },
  defaultConfiguration: { level: isWarning(rule) ? 'warning' : 'error' },
})

function toResult(diagnostic: ShownDiagnostic, used: readonly Rule[]) {
  const { rule, severity, file, line, column, message, suggestion } = diagnostic
  return {
    ruleId: rule,
    ruleIndex: used.indexOf(rule),
    level: severity,
    message: { text: suggestion === undefined ? message : `${message}: ${suggestion}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }
}

/** A relative reference: a colon in its first part would read as a scheme. */
const toUri = (file: string) => file.split('/').map(encodeURIComponent).join('/')
