import { input, search, select } from '@inquirer/prompts'

import { refuseInstant } from './answers'
import { UsageError } from './usage-error'

/** One thing that a command needs to know: from its flag, else from whoever sits at the terminal. */
interface Question {
  /** With its dashes, `--because`. */
  flag: string
  /** As asked at the prompt. */
  message: string
  given: string | undefined
  fallback?: string
  /** A sentence when the answer cannot be right. */
  refuse?: (answer: string) => string | undefined
}

const isTerminal = () => process.stdin.isTTY === true && process.stdout.isTTY === true

/**
 * A line of text.
 *
 * @throws UsageError when nobody can be asked, or the flag is wrong
 */
export async function askText(question: Question): Promise<string> {
  const { given, message, fallback, refuse } = question
  const answer = given ?? (isTerminal() ? undefined : fallback)
  if (answer === undefined) {
    assertTerminal(question)
    return input({
      message,
      ...(fallback !== undefined && { default: fallback }),
      validate: (text) => refuse?.(text) ?? (text.trim() === '' ? 'Please write something.' : true),
    })
  }
  const objection = refuse?.(answer)
  if (objection !== undefined) throw new UsageError(`${question.flag}: ${objection}`)
  return answer
}

/** When something is dated, in UTC: `now`, unless another instant is given. */
export const askInstant = ({
  message,
  given,
  now,
}: Pick<Question, 'message' | 'given'> & { now: string }): Promise<string> =>
  askText({ flag: '--at', message, given, fallback: now, refuse: refuseInstant })

/** One of a few values, or of many names that are searched as one types. */
export async function askChoice<Choice extends string>(
  question: Omit<Question, 'refuse'> & { choices: readonly Choice[] },
): Promise<Choice> {
  const { flag, given, message, fallback, choices } = question
  const answer = given ?? (isTerminal() ? undefined : fallback)
  if (answer !== undefined) {
    const choice = choices.find((each) => each === answer)
    if (choice !== undefined) return choice
    throw new UsageError(
      `${flag}: there is no \`${answer}\`; ${choices.length === 0 ? 'there is none yet' : `it is one of ${choices.slice(0, 20).join(', ')}`}`,
    )
  }
  assertTerminal(question)
  if (choices.length <= FEW)
    return select({ message, choices: choices.map((value) => ({ value })) })
  return search({
    message,
    source: (term = '') =>
      choices.filter((value) => value.includes(term.toLowerCase())).map((value) => ({ value })),
  })
}

const FEW = 8

function assertTerminal({ flag, message }: Pick<Question, 'flag' | 'message'>) {
  if (!isTerminal()) throw new UsageError(`${flag} is missing: ${message}`)
}
