import { Command } from 'commander'

import { editFrontMatter } from '@/lib/content/edit-front-matter'
import { correctionKinds } from '@/lib/content/schema/story'
import { currentTime } from '@/lib/dates'

import { refuseLongerThan } from './answers'
import { askChoice, askInstant, askText } from './ask'
import { findStory } from './find-scenario'
import { newsroomFolder, openNewsroom } from './open-newsroom'
import { changeFile } from './write-file'

interface CorrectOptions {
  dir?: string
  kind?: string
  note?: string
  at?: string
  dryRun?: boolean
}

/** `correct <story>`: a dated note that something published was wrong or unclear. */
export const correctCommand = new Command('correct')
  .description('add a correction to a story')
  .argument('<story>', 'its slug, or its file')
  .option('--kind <kind>', correctionKinds.join(', '))
  .option('--note <line>', 'what was wrong and what is right')
  .option('--at <time>', 'in UTC (default: now)')
  .option('--dry-run', 'show the change and write nothing')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
What is not given is asked for. Mend the text itself as well: the note only tells of it.

Exit codes: 0 changed, 2 used wrongly, or the file would have errors.

Examples:
  newsroom correct joint-paper
  newsroom correct joint-paper --kind correction --note "The paper has 12 pages, not 21."`,
  )
  .action(correct)

async function correct(name: string, options: CorrectOptions) {
  const now = currentTime()
  const dir = newsroomFolder(options.dir)
  const { path } = await openNewsroom({ dir, now }, (archive) => findStory(archive, name))
  const kind = await askChoice({
    flag: '--kind',
    message: 'What kind of note is it?',
    given: options.kind,
    choices: correctionKinds,
  })
  const note = await askText({
    flag: '--note',
    message: 'What was wrong, and what is right?',
    given: options.note,
    refuse: refuseLongerThan(500),
  })
  const at = await askInstant({ message: 'When?', given: options.at, now })
  changeFile(
    dir,
    path,
    (text) =>
      editFrontMatter(text, { kind: 'append', path: ['corrections'], value: { at, kind, note } }),
    options,
  )
}
