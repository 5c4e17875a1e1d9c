import { AsyncLocalStorage } from 'node:async_hooks'

/** What a page is shown from, where that is not what the site serves now. */
export interface Viewpoint {
  /** The index that is asked. */
  indexPath: string
  /** An instant in UTC that passes for this one. */
  now: string | undefined
}

// The server and the renderer are bundled apart and have a copy of this module each.
const KEY = Symbol.for('foresheet.viewpoint')

const isStorage = (value: unknown): value is AsyncLocalStorage<Viewpoint> =>
  value instanceof AsyncLocalStorage

function storage(): AsyncLocalStorage<Viewpoint> {
  const known: unknown = Reflect.get(globalThis, KEY)
  if (isStorage(known)) return known
  const made = new AsyncLocalStorage<Viewpoint>()
  Reflect.set(globalThis, KEY, made)
  return made
}

/** Of the work under way; `undefined` for readers. */
export const viewpoint = (): Viewpoint | undefined => storage().getStore()

/** Does some work, and all that it begins, from a viewpoint. */
export const seenFrom = <Result>(from: Viewpoint, work: () => Result): Result =>
  storage().run(from, work)
