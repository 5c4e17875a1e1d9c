import { type Finding, suggestName } from './diagnostics'
import type { Scenario } from './schema/story'
import { type Outline, outlineOf, readOutline, type SoundStory } from './story-outline'
import type { LocatedYaml } from './yaml'

type Path = (string | number)[]
type RuleFinding = Omit<Finding, 'offset'> & { path: Path }

/**
 * What zod's shapes cannot say of a story: dates in order, ids that meet, a path that agrees.
 *
 * @param sound the story, when its shape is right
 */
export function checkStory(
  yaml: LocatedYaml,
  sound: SoundStory | undefined,
  place: { topic: string; date: string },
  cited: ReadonlySet<string>,
): Finding[] {
  const story = sound === undefined ? readOutline(yaml.value) : outlineOf(sound)
  if (story === undefined) return []
  return [
    ...checkPlace(story, place),
    ...checkStoryDates(story),
    ...checkImage(story),
    ...checkDuplicates(story),
    ...story.scenarios.flatMap(({ index, value }) => checkScenario(value, index, story)),
    ...checkPerspectives(story),
    ...checkUse(story, cited),
  ].map(({ path, ...finding }) => ({ ...finding, offset: yaml.offsetOf(path) }))
}

function checkPlace(story: Outline, place: { topic: string; date: string }): RuleFinding[] {
  const findings: RuleFinding[] = []
  if (story.topic !== undefined && story.topic !== place.topic) {
    findings.push({
      rule: 'misplaced-file',
      path: ['topic'],
      message: `the story says \`${story.topic}\`, but lies in the folder of \`${place.topic}\``,
      suggestion: 'move the file, or change `topic`',
    })
  }
  const published = story.publishedAt?.slice(0, 10)
  if (published !== undefined && published !== place.date) {
    findings.push({
      rule: 'misplaced-file',
      path: ['publishedAt'],
      message: `the story was published on ${published}, but its file name says ${place.date}`,
      suggestion: 'rename the file, or change `publishedAt`',
    })
  }
  return findings
}

function checkStoryDates({ publishedAt, updatedAt, corrections }: Outline): RuleFinding[] {
  if (publishedAt === undefined) return []
  const findings: RuleFinding[] = []
  if (updatedAt !== undefined && updatedAt <= publishedAt) {
    findings.push({
      rule: 'date-order',
      path: ['updatedAt'],
      message: '`updatedAt` is not later than `publishedAt`',
    })
  }
  for (const { index, value } of corrections) {
    if (value.at >= publishedAt) continue
    findings.push({
      rule: 'date-order',
      path: ['corrections', index, 'at'],
      message: 'the correction is dated before the story was published',
    })
  }
  return findings
}

function checkImage({ image }: Outline): RuleFinding[] {
  if (image?.caption === undefined || plainly(image.alt) !== plainly(image.caption)) return []
  return [
    {
      rule: 'repeated-alt',
      path: ['image', 'alt'],
      message: '`alt` says the same as `caption`',
      suggestion: 'say in `alt` what can be seen, and in `caption` what cannot',
    },
  ]
}

const plainly = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function checkDuplicates(story: Outline): RuleFinding[] {
  return (['scenarios', 'sources'] as const).flatMap((list) => {
    const seen = new Set<string>()
    return story[list].flatMap(({ index, value }): RuleFinding[] => {
      if (!seen.has(value.id)) {
        seen.add(value.id)
        return []
      }
      return [
        {
          rule: 'duplicate-id',
          path: [list, index, 'id'],
          message: `\`${value.id}\` already names another of the story's ${list}`,
        },
      ]
    })
  })
}

function checkScenario(scenario: Scenario, index: number, story: Outline): RuleFinding[] {
  const { publishedAt } = story
  if (publishedAt === undefined) return []
  const at = (...rest: Path): Path => ['scenarios', index, ...rest]
  const published = publishedAt.slice(0, 10)
  const findings: RuleFinding[] = []

  const fitting = horizonOf(published, scenario.resolveBy)
  if (scenario.resolveBy <= published) {
    findings.push({
      rule: 'date-order',
      path: at('resolveBy'),
      message: `the deadline ${scenario.resolveBy} is not after the day of publication, ${published}`,
    })
  } else if (fitting !== scenario.horizon) {
    findings.push({
      rule: 'horizon',
      path: at('horizon'),
      message: `the horizon is \`${scenario.horizon}\`, but ${scenario.resolveBy} makes it \`${fitting}\``,
      suggestion: `write \`horizon: ${fitting}\`, or change \`resolveBy\``,
    })
  }
  return [
    ...findings,
    ...checkRevisions(scenario, publishedAt, at),
    ...checkResolution(scenario, published, story, at),
  ]
}

/** short: up to 3 months after publication; medium: up to 12; long: more. Days are `YYYY-MM-DD`. */
function horizonOf(published: string, resolveBy: string): Scenario['horizon'] {
  if (resolveBy <= addMonths(published, 3)) return 'short'
  return resolveBy <= addMonths(published, 12) ? 'medium' : 'long'
}

function addMonths(from: string, months: number): string {
  const date = new Date(`${from}T00:00:00Z`)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0)
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()))
  return date.toISOString().slice(0, 10)
}

function checkRevisions(
  scenario: Scenario,
  publishedAt: string,
  at: (...rest: Path) => Path,
): RuleFinding[] {
  return scenario.revisions.flatMap((revision, index): RuleFinding[] => {
    const before = scenario.revisions[index - 1]?.at ?? publishedAt
    if (revision.at > before) return []
    return [
      {
        rule: 'date-order',
        path: at('revisions', index, 'at'),
        message:
          index === 0
            ? 'the revision is not later than the publication'
            : 'the revision is not later than the one before it',
      },
    ]
  })
}

function checkResolution(
  { resolution, resolveBy }: Scenario,
  published: string,
  story: Outline,
  at: (...rest: Path) => Path,
): RuleFinding[] {
  if (resolution === undefined) return []
  const findings: RuleFinding[] = []
  if (resolution.eventDate < published) {
    findings.push({
      rule: 'resolution-order',
      path: at('resolution', 'eventDate'),
      message: `the outcome is dated ${resolution.eventDate}, before the forecast was published on ${published}`,
    })
  }
  if (resolution.outcome === 'yes' && resolution.eventDate > resolveBy) {
    findings.push({
      rule: 'resolution-order',
      severity: 'warning',
      path: at('resolution', 'eventDate'),
      message: `the outcome is \`yes\`, but dated ${resolution.eventDate}, after the deadline ${resolveBy}`,
      suggestion: 'write the day on which it came true; what came true later is a `no`',
    })
  }
  if (resolution.recordedAt.slice(0, 10) < resolution.eventDate) {
    findings.push({
      rule: 'date-order',
      path: at('resolution', 'recordedAt'),
      message: 'the resolution was recorded before its `eventDate`',
    })
  }
  resolution.evidence.forEach((source, index) => {
    findings.push(...checkSource(source, at('resolution', 'evidence', index), story))
  })
  return findings
}

function checkPerspectives(story: Outline): RuleFinding[] {
  const published = story.publishedAt?.slice(0, 10)
  return story.perspectives.flatMap(({ index, value }) => {
    const findings = checkSource(value.source, ['perspectives', index, 'source'], story)
    if (published !== undefined && value.asOf < published) {
      findings.push({
        rule: 'date-order',
        path: ['perspectives', index, 'asOf'],
        message: `the view is dated ${value.asOf}, before the event of ${published}`,
        suggestion: 'a perspective is a view of this event; leave out what was said before it',
      })
    }
    return findings
  })
}

function checkSource(source: string, path: Path, story: Outline): RuleFinding[] {
  const known = story.sourceIds
  if (known === undefined || known.includes(source)) return []
  return [
    {
      rule: 'unknown-source',
      path,
      message: `the story lists no source \`${source}\``,
      suggestion: suggestName(source, known),
    },
  ]
}

function checkUse(story: Outline, cited: ReadonlySet<string>): RuleFinding[] {
  const used = new Set([...cited, ...story.usedSources])
  return story.sources.flatMap(({ index, value }): RuleFinding[] =>
    used.has(value.id)
      ? []
      : [
          {
            rule: 'unused-source',
            path: ['sources', index, 'id'],
            message: `nothing cites the source \`${value.id}\``,
            suggestion: `cite it with [^${value.id}], or remove it`,
          },
        ],
  )
}
