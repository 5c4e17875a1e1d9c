import { Command, CommanderError } from 'commander'

import { checkCommand } from './check'
import { correctCommand } from './correct'
import { emailCommand } from './email'
import { hookCommand } from './hook'
import { linksCommand } from './links'
import { listCommand } from './list'
import { newCommand } from './new'
import { renameCommand } from './rename'
import { resolveCommand } from './resolve'
import { reviseCommand } from './revise'
import { rulesCommand } from './rules'
import { schemasCommand } from './schemas'
import { statsCommand } from './stats'

/** Every editors' command. */
const commands = [
  checkCommand,
  rulesCommand,
  reviseCommand,
  resolveCommand,
  correctCommand,
  newCommand,
  renameCommand,
  listCommand,
  statsCommand,
  linksCommand,
  hookCommand,
  schemasCommand,
  emailCommand,
]

/**
 * Runs one command.
 *
 * @param words what stands after `newsroom` on the command line
 * @returns the exit code: 0 nothing wrong, 1 problems found, 2 used wrongly or could not run, 130
 *   stopped at a question
 */
export async function runNewsroom(words: readonly string[]): Promise<number> {
  const program = new Command('newsroom')
    .description('Commands for editors')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing wrong, 1 problems found, 2 used wrongly, 130 stopped by Ctrl-C.',
    )
  for (const command of commands) program.addCommand(command)
  throwInPlaceOfExit(program)

  process.exitCode = 0
  try {
    await program.parseAsync(words, { from: 'user' })
    return Number(process.exitCode)
  } catch (error) {
    // Of its own errors commander has written the message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (isStopped(error)) {
      console.error('Stopped. Nothing was written.')
      return 130
    }
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

/** By Ctrl-C at a question; every question comes before the first write. */
const isStopped = (error: unknown) => error instanceof Error && error.name === 'ExitPromptError'

/** Commander would end the process, and with 1, which says that the content is wrong. */
function throwInPlaceOfExit(command: Command) {
  command.exitOverride()
  command.commands.forEach(throwInPlaceOfExit)
}
