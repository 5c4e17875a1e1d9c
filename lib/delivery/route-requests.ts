import type { RequestListener } from 'node:http'

import { secure } from './headers'
import type { ObservedListener } from './observe'
import { isOperatorPath } from './operator'

export interface Routes {
  /** Brings its own security headers. */
  pages: ObservedListener
  /** Absent where nobody may announce a commit. */
  hook: RequestListener | undefined
  /** Absent where the operator's pages are on another port, or switched off. */
  operator: RequestListener | undefined
  isHttps: () => boolean
}

/** The few addresses that are not pages go to their own listeners, with the security headers of every answer. */
export const routeRequests =
  ({ pages, hook, operator, isHttps }: Routes): ObservedListener =>
  (request, response, seen) => {
    const listener = findListener(request.url ?? '', { hook, operator })
    if (listener === undefined) return pages(request, response, seen)
    secure(response, isHttps())
    listener(request, response)
  }

function findListener(url: string, { hook, operator }: Pick<Routes, 'hook' | 'operator'>) {
  const path = url.split('?')[0] ?? ''
  if (path === '/hooks/publish') return hook
  return isOperatorPath(path) ? operator : undefined
}
