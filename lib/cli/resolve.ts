import { Command } from 'commander'

import { findWholeStory } from '@/lib/archive/editor-queries'
import { editFrontMatter } from '@/lib/content/edit-front-matter'
import { outcomes } from '@/lib/content/schema/story'
import { currentTime, dayOf } from '@/lib/dates'

import { refuseDay, refuseLongerThan } from './answers'
import { askChoice, askInstant, askText } from './ask'
import { findScenario } from './find-scenario'
import { newsroomFolder, openNewsroom } from './open-newsroom'
import { UsageError } from './usage-error'
import { changeFile } from './write-file'

interface ResolveOptions {
  dir?: string
  outcome?: string
  on?: string
  evidence?: string[]
  note?: string
  at?: string
  dryRun?: boolean
}

/** `resolve <scenario>`: what happened. */
export const resolveCommand = new Command('resolve')
  .description('record what became of a scenario')
  .argument('<scenario>', 'its id, or <story>/<id> where several stories have one of this id')
  .option('--outcome <outcome>', outcomes.join(', '))
  .option('--on <day>', 'the day on which it was settled')
  .option('--evidence <source...>', 'ids of sources of the story')
  .option('--note <line>', 'what was seen, for readers')
  .option('--at <time>', 'when this is recorded, in UTC (default: now)')
  .option('--dry-run', 'show the change and write nothing')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
What is not given is asked for. Evidence is a source that the story lists: add it there first.

Exit codes: 0 changed, 2 used wrongly, or the file would have errors.

Examples:
  newsroom resolve joint-framework
  newsroom resolve joint-framework --outcome no --on 2026-08-08 --evidence csis-paper \\
    --note "The day passed without a signed text."`,
  )
  .action(resolveScenario)

async function resolveScenario(name: string, options: ResolveOptions) {
  const now = currentTime()
  const dir = newsroomFolder(options.dir)
  const { path, scenario, sources } = await openNewsroom({ dir, now }, (archive) => {
    const found = findScenario(archive, name)
    const story = findWholeStory(archive, found.path)
    return { ...found, sources: story?.sources.map(({ id }) => id) ?? [] }
  })
  if (scenario.resolution !== undefined) {
    throw new UsageError(
      `\`${name}\` was resolved on ${dayOf(scenario.resolution.recordedAt)} as ${scenario.resolution.outcome}; a resolution that was wrong is corrected by hand, with a correction.`,
    )
  }
  const outcome = await askChoice({
    flag: '--outcome',
    message: `${scenario.statement} The criterion was: ${scenario.criterion}`,
    given: options.outcome,
    choices: outcomes,
  })
  const eventDate = await askText({
    flag: '--on',
    message: 'On which day was it settled?',
    given: options.on,
    refuse: refuseDay,
  })
  const evidence = options.evidence ?? [
    await askChoice({
      flag: '--evidence',
      message: 'Which source shows it?',
      given: undefined,
      choices: sources,
    }),
  ]
  const note = await askText({
    flag: '--note',
    message: 'What was seen?',
    given: options.note,
    refuse: refuseLongerThan(500),
  })
  const recordedAt = await askInstant({ message: 'When is this recorded?', given: options.at, now })
  changeFile(
    dir,
    path,
    (text) =>
      editFrontMatter(text, {
        kind: 'add',
        path: [{ list: 'scenarios', id: scenario.id }],
        key: 'resolution',
        value: { outcome, eventDate, recordedAt, evidence, note },
      }),
    options,
  )
}
