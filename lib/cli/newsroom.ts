import { runNewsroom } from './program'

// Whoever reads may stop, as `head` does: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runNewsroom(process.argv.slice(2))
