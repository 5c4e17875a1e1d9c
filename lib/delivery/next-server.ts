import type { RequestListener } from 'node:http'

import next from 'next'

import { settings } from '@/lib/settings'

/** Next, in this thread. */
export async function openNext({ isPreview }: { isPreview: boolean }): Promise<RequestListener> {
  const { host, port } = settings()
  const web = next({ dev: isPreview, hostname: host, port })
  await web.prepare()
  const handle = web.getRequestHandler()
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  }
}
