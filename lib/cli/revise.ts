import { Command } from 'commander'

import { editFrontMatter } from '@/lib/content/edit-front-matter'
import { currentTime } from '@/lib/dates'

import { refuseLongerThan, refuseProbability } from './answers'
import { askInstant, askText } from './ask'
import { findScenario } from './find-scenario'
import { newsroomFolder, openNewsroom } from './open-newsroom'
import { UsageError } from './usage-error'
import { changeFile } from './write-file'

interface ReviseOptions {
  dir?: string
  probability?: string
  because?: string
  at?: string
  dryRun?: boolean
}

/** `revise <scenario>`: a new probability. */
export const reviseCommand = new Command('revise')
  .description('give a scenario a new probability')
  .argument('<scenario>', 'its id, or <story>/<id> where several stories have one of this id')
  .option('--probability <number>', 'between 0 and 1')
  .option('--because <line>', 'what has changed, for readers')
  .option('--at <time>', 'in UTC (default: now)')
  .option('--dry-run', 'show the change and write nothing')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
What is not given is asked for. The rest of the file stays as it is, to the byte; nothing is
written when the file would have errors.

Exit codes: 0 changed, 2 used wrongly, or the file would have errors.

Examples:
  newsroom revise joint-framework
  newsroom revise joint-framework --probability 0.5 --because "The talks were put off."`,
  )
  .action(revise)

async function revise(name: string, options: ReviseOptions) {
  const now = currentTime()
  const dir = newsroomFolder(options.dir)
  const { path, scenario } = await openNewsroom({ dir, now }, (archive) =>
    findScenario(archive, name),
  )
  if (scenario.resolution !== undefined) {
    throw new UsageError(`\`${name}\` is resolved: a forecast ends with its resolution.`)
  }
  const last = scenario.revisions.at(-1)?.probability ?? scenario.probability
  const probability = await askText({
    flag: '--probability',
    message: `${scenario.statement} Was ${last}; now?`,
    given: options.probability,
    refuse: refuseProbability,
  })
  const because = await askText({
    flag: '--because',
    message: 'What has changed?',
    given: options.because,
    refuse: refuseLongerThan(300),
  })
  const at = await askInstant({ message: 'When?', given: options.at, now })
  changeFile(
    dir,
    path,
    (text) =>
      editFrontMatter(text, {
        kind: 'append',
        path: [{ list: 'scenarios', id: scenario.id }, 'revisions'],
        value: { at, probability: Number(probability), because },
      }),
    options,
  )
}
