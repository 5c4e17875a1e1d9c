import type {
  AnalysisSection,
  CorrectionKind,
  Horizon,
  Outcome,
  ScenarioKind,
  SourceAccess,
  SourceKind,
  StoryStatus,
} from './schema/story'

/** The words in which readers meet the kinds that editors write, wherever they meet them. */

export const analysisTitles = {
  plainEnglish: 'In plain English',
  rootCauses: 'Root causes',
  whyItMatters: 'Why it matters',
  howWeGotHere: 'How we got here',
  escalation: 'Escalation',
  whatWeDoNotKnow: 'What we don’t know',
} as const satisfies Record<AnalysisSection, string>

export const statusNames = {
  breaking: 'Breaking',
  developing: 'Developing',
  settled: 'Settled',
  closed: 'Closed',
} as const satisfies Record<StoryStatus, string>

export const correctionNames = {
  correction: 'Correction',
  clarification: 'Clarification',
  retraction: 'Retraction',
} as const satisfies Record<CorrectionKind, string>

export const outcomeNames = {
  yes: 'It happened',
  no: 'It did not happen',
  ambiguous: 'The outcome is ambiguous',
  annulled: 'The question was annulled',
} as const satisfies Record<Outcome, string>

export const scenarioKindNames = {
  opportunity: 'Opportunity',
  risk: 'Risk',
  precedent: 'Precedent',
  consequence: 'Consequence',
} as const satisfies Record<ScenarioKind, string>

export const horizonNames = {
  short: 'Short, up to 3 months',
  medium: 'Medium, up to 12 months',
  long: 'Long, over 12 months',
} as const satisfies Record<Horizon, string>

/** In the order in which they are offered. */
export const scenarioKinds = [
  'opportunity',
  'risk',
  'precedent',
  'consequence',
] as const satisfies readonly ScenarioKind[]
export const horizons = ['short', 'medium', 'long'] as const satisfies readonly Horizon[]

export const sourceKindNames = {
  primary: 'primary document',
  reporting: 'reporting',
  analysis: 'analysis',
} as const satisfies Record<SourceKind, string>

export const accessNotes = {
  free: undefined,
  registration: 'registration needed',
  paywall: 'paywall',
} as const satisfies Record<SourceAccess, string | undefined>
