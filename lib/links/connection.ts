import { lookup } from 'node:dns/promises'

/** No server can be reached from here, so that nothing can be said of any. */
export class OfflineError extends Error {}

/** What Node says when there is no way to a server, or to whoever knows its address. */
const NO_WAY = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']

const OFFLINE = 'This machine seems to be off the network, so no link was checked.'

/** A name that is kept for ever (RFC 2606). */
const PERMANENT_NAME = 'example.org'

const canLookUp = (): Promise<boolean> =>
  lookup(PERMANENT_NAME).then(
    () => true,
    () => false,
  )

/**
 * Passes on what `work` gives. Where it finds no way to a server, and none was ever found before,
 * it is made sure that there is a network at all.
 *
 * @throws OfflineError when there is none
 */
export function openConnection(isOnline: () => Promise<boolean> = canLookUp) {
  let known: Promise<boolean> | undefined
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await work()
      known = Promise.resolve(true)
      return result
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      if (!NO_WAY.includes(String(error.code))) throw error
      known ??= isOnline()
      if (!(await known)) throw new OfflineError(OFFLINE)
      throw error
    }
  }
}
