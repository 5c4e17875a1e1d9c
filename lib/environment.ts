import type { z } from 'zod'

/** What settings of a kind are read with. */
interface Variables<Output> {
  schema: z.ZodType<Output>
  /** What each variable must be, to end the sentence ‘PORT is `x`, but must be …’. */
  expectations: Readonly<Record<string, string>>
  /** Names of variables whose value must not be repeated. */
  secrets: readonly string[]
}

/**
 * Settings of an environment; an empty variable counts as unset.
 *
 * @throws an Error that names every wrong variable, one sentence each
 */
export function readVariables<Output>(
  { schema, expectations, secrets }: Variables<Output>,
  environment: Partial<Record<string, string>>,
): Output {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map(({ path }) => String(path[0])))
  throw new Error(
    Array.from(wrong)
      .filter((name) => name in expectations)
      .map((name) => {
        const value = secrets.includes(name) ? 'set' : `\`${given[name]}\``
        return `${name} is ${value}, but must be ${expectations[name]}.`
      })
      .join('\n'),
  )
}
