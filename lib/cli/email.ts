import { Command, InvalidArgumentError, Option } from 'commander'

import { parseNumber } from '@/lib/parse-number'

import type { EmailOptions } from './mail-update'

const EXIT_CODES = `
One of --out, --send and --dry-run says what becomes of it.

Exit codes:
  0  written, or every address of the list has it
  1  nothing was done; the message says why
  2  some addresses were refused, or may or may not have it: they are listed
  3  the run ended before the list did: give the same command again`

/** `email <topic> <number>`: a published update as a newsletter, into a file or to a list. */
export const emailCommand = new Command('email')
  .description('make or send the email edition of a published update')
  .argument('<topic>', 'id of the topic, such as cybersecurity')
  .argument('<number>', 'number of the update', toWhole)
  .addOption(new Option('--out <file>', 'write one message, addressed to MAIL_FROM; - prints it'))
  .addOption(
    new Option('--send', 'hand one message for each recipient to SMTP_URL').conflicts('out'),
  )
  .addOption(
    new Option('--dry-run', 'check everything and say what --send would do').conflicts('out'),
  )
  .option('--recipients <file>', 'the list: `address` or `Name <address>` a line, # for comments')
  .option('--rate <number>', 'messages a minute, at most', toWhole, 120)
  .option('--resume <file>', 'who has got it (default: beside the index, one an update)')
  .option('--retry-unknown', 'send again to those who may or may not have got it')
  .option('--retry-refused', 'send again to those whom the mail server refused')
  .addHelpText('after', EXIT_CODES)
  .action(async (topic: string, number: number, options: EmailOptions) => {
    // What draws a mail takes a while to load, and the other commands do without.
    const { mailUpdate } = await import('./mail-update')
    process.exitCode = await mailUpdate({ topic, number }, options)
  })

function toWhole(text: string): number {
  const number = parseNumber(text)
  if (number === undefined || number === 0) throw new InvalidArgumentError('must be 1 or more.')
  return number
}
