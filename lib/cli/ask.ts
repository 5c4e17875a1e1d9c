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
  /** What is proposed at the prompt, and taken where nobody can be asked. */
  fallback?: string
  /** A sentence when the answer cannot be right. */
  refuse?: (answer: string) => string | undefined
}

interface TextQuestion extends Question {
  /** Stands there until somebody writes it; an empty answer is enough. */
  later?: string
}

const isTerminal = () => process.stdin.isTTY === true && process.stdout.isTTY === true

/**
 * A line of text.
 *
 * @throws UsageError when nobody can be asked, or the flag is wrong
 */
export async function askText(question: TextQuestion): Promise<string> {
  const { given, message, fallback, later, refuse } = question
  const answer = given ?? (isTerminal() ? undefined : (fallback ?? later))
  if (answer === undefined) {
    assertTerminal(question)
    const written = await input({
      message: later === undefined ? message : `${message} (Enter leaves it for later)`,
      ...(fallback !== undefined && { default: fallback }),
      validate: (text) => {
        if (text.trim() === '') return later === undefined ? 'Please write something.' : true
        return refuse?.(text) ?? true
      },
    })
    return later !== undefined && written.trim() === '' ? later : written
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
  question: Omit<Question, 'refuse'> & { choices: readonly Choice[]; none?: string },
): Promise<Choice> {
  const { flag, given, message, fallback, choices, none = 'there is none yet' } = question
  const answer = given ?? (isTerminal() ? undefined : fallback)
  if (answer !== undefined) {
    const choice = choices.find((each) => each === answer)
    if (choice !== undefined) return choice
    throw new UsageError(
      `${flag}: there is no \`${answer}\`; ${choices.length === 0 ? none : `it is one of ${choices.slice(0, 20).join(', ')}`}`,
    )
  }
  assertTerminal(question)
  if (choices.length === 0) throw new UsageError(`${flag}: ${none}`)
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
