import { createHash } from 'node:crypto'

import { z } from 'zod'

import { decode } from './decode'
import { instant } from './schema/fields'
import { type Scenario, scenarioSchema } from './schema/story'
import { parseYaml, skimYaml } from './yaml'

/** What a forecast says: its kind, its horizon and what became of it may change, and it is still the same. */
type Claim = Pick<
  Scenario,
  'id' | 'statement' | 'criterion' | 'resolveBy' | 'probability' | 'revisions'
>

/**
 * A name for each forecast of a scenario, the one at publication and then each revision's. It is
 * made of all that the forecast claims, the time it is printed with too, and of nothing that says
 * where it stands: so the same words, deadline, time and number have the same name in every file,
 * and any others another.
 *
 * @param publishedAt of the story: else one that copies a scenario later would share its proof
 */
export function nameForecasts(claim: Claim, publishedAt: string): string[] {
  const { id, statement, criterion, resolveBy, probability, revisions } = claim
  const nameOf = (at: string, given: number) =>
    createHash('sha256')
      .update(JSON.stringify([id, statement, criterion, resolveBy, at, given]))
      .digest('base64url')
  return [
    nameOf(publishedAt, probability),
    ...revisions.map((revision) => nameOf(revision.at, revision.probability)),
  ]
}

// Not strict, as an old version may have keys that are gone, and lack those that came later.
const claimSchema = z.object({
  ...scenarioSchema.pick({
    id: true,
    statement: true,
    criterion: true,
    resolveBy: true,
    probability: true,
  }).shape,
  revisions: z
    .array(
      z.object(
        scenarioSchema.shape.revisions.unwrap().element.pick({ at: true, probability: true }).shape,
      ),
    )
    .default([]),
})

/** The forecasts of a scenario by their names. */
export interface NamedForecasts {
  /** Of the scenario, within its story. */
  id: string
  names: string[]
}

/**
 * The forecasts in any version of a story's file, also one with errors elsewhere. None of a draft,
 * which nobody was shown.
 */
export function readForecasts(bytes: Uint8Array): NamedForecasts[] {
  const { text, isReadable } = decode(bytes)
  const closing = text.indexOf('\n---', 3)
  const frontMatter = text.slice(0, closing === -1 ? 0 : closing + 1)
  const block = SCENARIOS.exec(frontMatter)?.[0]
  if (!isReadable || block === undefined || DRAFT.test(frontMatter)) return []
  const story = storyTimeSchema.safeParse(valueOf(PUBLISHED.exec(frontMatter)?.[0] ?? ''))
  if (!story.success) return []
  return listScenarios(block, frontMatter).flatMap((scenario) => {
    const claim = claimSchema.safeParse(scenario)
    if (!claim.success) return []
    const revisions = claim.data.revisions.map((revision) => ({ ...revision, because: '' }))
    return [
      {
        id: claim.data.id,
        names: nameForecasts({ ...claim.data, revisions }, story.data.publishedAt),
      },
    ]
  })
}

/** Whether a version of a story's file, be it unsound, says that it is a draft. */
export function isDraftFile(bytes: Uint8Array): boolean {
  const { text } = decode(bytes)
  const closing = text.indexOf('\n---', 3)
  return DRAFT.test(text.slice(0, closing === -1 ? 0 : closing + 1))
}

/** From its key to the next one: parsing all of the front matter takes three times as long. */
const SCENARIOS = /^scenarios:.*\n(?:(?:[ \-#].*)?\n)*/m
const PUBLISHED = /^publishedAt:.*\n/m
const DRAFT = /^draft:\s*(?:true|True|TRUE)\s*(?:#.*)?$/m

const storyTimeSchema = z.looseObject({ publishedAt: instant })
const documentSchema = z.looseObject({ scenarios: z.array(z.unknown()) })

function listScenarios(block: string, frontMatter: string): unknown[] {
  const alone = documentSchema.safeParse(valueOf(block))
  if (alone.success) return alone.data.scenarios
  // It may refer to an anchor above.
  const whole = documentSchema.safeParse(valueOf(frontMatter.slice('---\n'.length)))
  return whole.success ? whole.data.scenarios : []
}

const valueOf = (source: string) => (skimYaml(source, 0) ?? parseYaml(source, 0)).value
