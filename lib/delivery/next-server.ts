import { createServer, type RequestListener, type Server } from 'node:http'

import next from 'next'

import { settings } from '@/lib/settings'

/**
 * Next, in this thread.
 *
 * @param httpServer whose upgrades it hears; else it would bind itself to the server of its first
 *   request, which may have none
 */
export async function openNext({
  isPreview,
  httpServer = createServer(),
}: {
  isPreview: boolean
  httpServer?: Server
}): Promise<RequestListener> {
  const { host, port } = settings()
  const web = next({ dev: isPreview, hostname: host, port, httpServer })
  await web.prepare()
  const handle = web.getRequestHandler()
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  }
}
