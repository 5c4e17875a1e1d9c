import type { RequestListener, ServerResponse } from 'node:http'

/** Milliseconds between two signs of life, well below what closes a silent connection. */
const SIGN_OF_LIFE = 25_000

/** Loads the page again when what it is made of has another name than when it was loaded. */
const SCRIPT = `let shown
new EventSource('/preview/events').onmessage = ({ data }) => {
  if (shown !== undefined && shown !== data) location.reload()
  shown = data
}
`

export interface LiveReload {
  /** Sends the script to a page. */
  script: RequestListener
  /** Keeps a page informed for as long as it is open. */
  events: RequestListener
  /** Says what is shown now; the same as before is no news. */
  tell: (version: string) => void
  /** Says that the same may look different. */
  tellAgain: () => void
  stop: () => void
}

/** Tells open pages that there is something new to show. */
export function openLiveReload(): LiveReload {
  const open = new Set<ServerResponse>()
  // Another process may show something else under the same name.
  const born = Date.now()
  let told = ''
  let times = 0
  const say = (response: ServerResponse) => response.write(`data: ${born} ${times} ${told}\n\n`)
  const sayAll = () => {
    for (const response of open) say(response)
  }
  const timer = setInterval(() => {
    for (const response of open) response.write(':\n\n')
  }, SIGN_OF_LIFE)
  timer.unref()

  return {
    script: (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'private, no-store',
      })
      response.end(SCRIPT)
    },
    events: (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'private, no-store',
      })
      response.write('retry: 200\n')
      say(response)
      open.add(response)
      response.once('close', () => open.delete(response))
    },
    tell: (version) => {
      if (version === told) return
      told = version
      sayAll()
    },
    tellAgain: () => {
      times += 1
      sayAll()
    },
    stop: () => {
      clearInterval(timer)
      for (const response of open) response.end()
    },
  }
}
