import { expect, test } from 'vitest'

import type { CheckReport, ShownDiagnostic } from './check-report'
import { toGitHub } from './report-github'
import { toGitLab } from './report-gitlab'
import { toJson } from './report-json'
import { toSarif } from './report-sarif'
import { toText } from './report-text'
import { plainStyles } from './styles'

const WRONG: ShownDiagnostic = {
  severity: 'error',
  rule: 'wrong-type',
  file: 'content/stories/a/1.md',
  line: 12,
  column: 8,
  message: '`title` must be text',
  suggestion: 'put it between quotation marks',
  text: 'title: 1.10',
}
const UNUSED: ShownDiagnostic = {
  severity: 'warning',
  rule: 'unused-source',
  file: 'content/stories/a/1.md',
  line: 3,
  column: 1,
  message: 'nothing cites it',
  text: undefined,
}

const report = (...diagnostics: ShownDiagnostic[]): CheckReport => ({
  dir: 'content',
  files: 1200,
  diagnostics,
  others: 0,
})

test('Text shows each problem with its line, the place and what to do', () => {
  expect(toText(report(UNUSED, WRONG), { styles: plainStyles, width: 80 })).toBe(
    `content/stories/a/1.md:3:1: warning: nothing cites it [unused-source]

content/stories/a/1.md:12:8: error: \`title\` must be text [wrong-type]
 12 | title: 1.10
    |        ^
    = put it between quotation marks

content: 1 error, 1 warning in 1,200 files`,
  )
})

test('Text says how much lies in files that were not asked about', () => {
  expect(toText({ ...report(), others: 2 }, { styles: plainStyles, width: 80 })).toBe(
    'content: 0 errors, 0 warnings in 1,200 files\n2 more problems in files that were not asked about.',
  )
})

test('JSON holds the sums and every field of a diagnostic', () => {
  expect(JSON.parse(toJson({ ...report(WRONG), others: 1 }))).toEqual({
    version: 1,
    newsroom: 'content',
    files: 1200,
    errors: 1,
    warnings: 0,
    others: 1,
    diagnostics: [
      {
        severity: 'error',
        rule: 'wrong-type',
        file: 'content/stories/a/1.md',
        line: 12,
        column: 8,
        message: '`title` must be text',
        suggestion: 'put it between quotation marks',
      },
    ],
  })
})

test('A workflow command escapes what would end it or begin another', () => {
  const hostile = { ...WRONG, file: 'a,b:c%.md', message: '100 %\n::error::x', suggestion: 'no' }
  expect(toGitHub(report(hostile)).split('\n')).toEqual([
    '::error file=a%2Cb%3Ac%25.md,line=12,col=8,title=wrong-type::100 %25%0A::error::x: no',
    'content: 1 error, 0 warnings in 1,200 files',
  ])
})

const issuesOf = (...diagnostics: ShownDiagnostic[]): { fingerprint: string }[] =>
  JSON.parse(toGitLab(report(...diagnostics)))

test('A Code Quality report of GitLab names each place once, wherever its line has moved', () => {
  const [warning, error, again, ...rest] = issuesOf(UNUSED, WRONG, { ...WRONG, line: 20 })
  expect(error).toEqual({
    description: '`title` must be text: put it between quotation marks',
    check_name: 'wrong-type',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    severity: 'major',
    location: { path: 'content/stories/a/1.md', lines: { begin: 12 } },
  })
  expect(warning).toMatchObject({ description: 'nothing cites it', severity: 'minor' })
  expect(rest).toEqual([])
  expect(again?.fingerprint).not.toBe(error?.fingerprint)
  expect(issuesOf({ ...WRONG, line: 99 })[0]?.fingerprint).toBe(error?.fingerprint)
  expect(issuesOf()).toEqual([])
})

test('SARIF 2.1.0 names the tool, its rules, and each place', () => {
  const log: unknown = JSON.parse(toSarif(report(UNUSED, { ...WRONG, file: 'a b/ü.md' })))
  expect(log).toMatchObject({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'Foresheet',
            rules: [
              {
                id: 'unused-source',
                shortDescription: { text: 'A source is listed and never cited.' },
                defaultConfiguration: { level: 'warning' },
              },
              { id: 'wrong-type', defaultConfiguration: { level: 'error' } },
            ],
          },
        },
        results: [
          { ruleId: 'unused-source', ruleIndex: 0, level: 'warning' },
          {
            ruleId: 'wrong-type',
            ruleIndex: 1,
            level: 'error',
            message: { text: '`title` must be text: put it between quotation marks' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'a%20b/%C3%BC.md' },
                  region: { startLine: 12, startColumn: 8 },
                },
              },
            ],
          },
        ],
      },
    ],
  })
})

test('SARIF of a sound newsroom has a run without results', () => {
  expect(JSON.parse(toSarif(report()))).toMatchObject({
    runs: [{ tool: { driver: { rules: [] } }, results: [] }],
  })
})
