import { program } from 'commander'

import { checkCommand } from './check'
import { emailCommand } from './email'

program
  .name('newsroom')
  .description('Commands for editors')
  .addCommand(checkCommand)
  .addCommand(emailCommand)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
