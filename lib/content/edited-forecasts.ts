import { compareTexts } from './compare-texts'
import { hasNewCorrection } from './dated-notes'
import type { UnfiledFinding } from './locate'
import type { ForecastRevision, Scenario, Story } from './schema/story'

/**
 * Forecasts that readers have seen and that were edited, where they can only be revised: what was
 * asked, by when and how likely it seemed then is what they are scored by.
 *
 * @param now this instant in UTC, as the front matter that is suggested names it
 */
export const findEditedForecasts = (before: Story, after: Story, now: string): UnfiledFinding[] =>
  before.scenarios.flatMap((known) => {
    const index = after.scenarios.findIndex(({ id }) => id === known.id)
    const scenario = after.scenarios[index]
    if (scenario === undefined) return [findRemoval(known, now)]
    const isCorrected = hasNewCorrection(before, after)
    const comparison = { known, scenario, path: ['scenarios', index], now }
    return [
      ...(isCorrected ? [] : findOtherQuestion(comparison)),
      ...findOtherProbability(comparison),
      ...findRewrittenRevisions(comparison),
      ...(isCorrected ? [] : findOtherResolution(comparison)),
    ]
  })

interface Comparison {
  known: Scenario
  scenario: Scenario
  path: (string | number)[]
  now: string
}

const findRemoval = ({ id }: Scenario, now: string): UnfiledFinding => ({
  rule: 'edited-forecast',
  message: `the forecast \`${id}\` was published and is gone`,
  suggestion: `put it back; if nothing can decide it any more, add \`resolution: { outcome: annulled, eventDate: ${now.slice(0, 10)}, recordedAt: ${now}, evidence: […], note: … }\` to it`,
  at: { path: ['scenarios'] },
})

const QUESTION = ['statement', 'criterion', 'resolveBy'] as const

const findOtherQuestion = ({ known, scenario, path, now }: Comparison): UnfiledFinding[] =>
  QUESTION.filter((key) => compareTexts(known[key], scenario[key]) !== undefined).map((key) => ({
    rule: 'edited-forecast',
    message: `the \`${key}\` of a published forecast was changed`,
    suggestion: `write \`${key}: ${known[key]}\` again; if that was a mistake, say so in \`corrections\`: \`${correctionOf(now)}\``,
    at: { path: [...path, key] },
  }))

const correctionOf = (now: string) => `{ at: ${now}, kind: correction, note: … }`

function findOtherProbability({ known, scenario, path, now }: Comparison): UnfiledFinding[] {
  if (known.probability === scenario.probability) return []
  return [
    {
      rule: 'edited-forecast',
      message: `the first probability of a published forecast was changed from ${known.probability} to ${scenario.probability}`,
      suggestion: `write \`probability: ${known.probability}\` again, and add \`{ at: ${now}, probability: ${scenario.probability}, because: … }\` to \`revisions\``,
      at: { path: [...path, 'probability'] },
    },
  ]
}

const writeRevision = ({ at, probability, because }: ForecastRevision) =>
  `{ at: ${at}, probability: ${probability}, because: ${JSON.stringify(because)} }`

/** Those that were published come first, as they were: whatever follows them is a new one. */
function findRewrittenRevisions({ known, scenario, path }: Comparison): UnfiledFinding[] {
  const index = known.revisions.findIndex((revision, position) =>
    isOther(revision, scenario.revisions[position]),
  )
  const revision = known.revisions[index]
  if (revision === undefined) return []
  const isThere = scenario.revisions[index] !== undefined
  return [
    {
      rule: 'edited-forecast',
      message: `the revision of ${revision.at} was published and is ${isThere ? 'written otherwise' : 'gone'}`,
      suggestion: `write \`${writeRevision(revision)}\` again, and add what is new after it`,
      at: { path: [...path, 'revisions', ...(isThere ? [index] : [])] },
    },
  ]
}

const isOther = (known: ForecastRevision, revision: ForecastRevision | undefined) =>
  known.at !== revision?.at ||
  known.probability !== revision.probability ||
  compareTexts(known.because, revision.because)?.isSpelling === false

function findOtherResolution({ known, scenario, path, now }: Comparison): UnfiledFinding[] {
  const { resolution } = known
  if (resolution === undefined) return []
  const later = scenario.resolution
  const isSame =
    later !== undefined &&
    resolution.outcome === later.outcome &&
    resolution.eventDate === later.eventDate &&
    resolution.recordedAt === later.recordedAt &&
    compareTexts(resolution.note, later.note)?.isSpelling !== false
  if (isSame) return []
  return [
    {
      rule: 'edited-forecast',
      message: `the resolution of a published forecast was ${later === undefined ? 'taken away' : 'changed'}`,
      suggestion: `restore it, or say in \`corrections\` what was wrong with it: \`${correctionOf(now)}\``,
      at: { path: [...path, 'resolution'] },
    },
  ]
}
