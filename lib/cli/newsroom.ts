import { program } from 'commander'

import { checkCommand } from './check'

program.name('newsroom').description('Commands for editors').addCommand(checkCommand)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
