import { runNewsroom } from './program'

process.exitCode = await runNewsroom(process.argv.slice(2))
