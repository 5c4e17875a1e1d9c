import type { LinkChecker } from './check-link'

/** Milliseconds of rest between two questions to one server. */
const REST = 1000

/** Lets one at a time ask a server, whichever page led there. */
export function openTurns({ wait, now }: Pick<LinkChecker, 'wait' | 'now'>) {
  const queues = new Map<string, Promise<unknown>>()
  const endedAt = new Map<string, number>()
  return <Result>(host: string, work: () => Promise<Result>): Promise<Result> => {
    const take = async () => {
      const rest = (endedAt.get(host) ?? Number.NEGATIVE_INFINITY) + REST - now()
      if (rest > 0) await wait(rest)
      return work().finally(() => endedAt.set(host, now()))
    }
    const turn = (queues.get(host) ?? Promise.resolve()).then(take)
    queues.set(
      host,
      turn.catch(() => undefined),
    )
    return turn
  }
}
