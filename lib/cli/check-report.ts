import type { Diagnostic } from '@/lib/content/diagnostics'

/** What a check found, for any format. */
export interface CheckReport {
  /** The newsroom, as seen from where the command runs. */
  dir: string
  /** Content files of the newsroom. */
  files: number
  /** What is shown, with `file` as seen from where the command runs. */
  diagnostics: ShownDiagnostic[]
  /** How many more there are in files that were not asked about. */
  others: number
}

export interface ShownDiagnostic extends Diagnostic {
  /** The line of the file, where it can be shown. */
  text: string | undefined
}

export const countErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === 'error').length
