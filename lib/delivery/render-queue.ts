import pLimit from 'p-limit'

/** So many requests wait to be rendered that one more would only wait in vain. */
export class TooBusy extends Error {}

/** Rendering is work for one core: more at once would all end later. */
const AT_ONCE = 4
const WAITING = 400

/** Renders few pages at once, lets some wait, and refuses the rest. */
export function queueRenders<Page>(
  render: (url: string) => Promise<Page>,
): (url: string) => Promise<Page> {
  const limit = pLimit(AT_ONCE)
  return async (url) => {
    if (limit.pendingCount >= WAITING) throw new TooBusy(`${WAITING} pages wait to be rendered`)
    return limit(() => render(url))
  }
}
