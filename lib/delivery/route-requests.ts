import type { RequestListener } from 'node:http'

import { securityHeaders } from './headers'
import { isOperatorPath } from './operator'

const SECURE = Object.entries(securityHeaders(true))
const PLAIN = Object.entries(securityHeaders(false))

export interface Routes {
  pages: RequestListener
  /** Absent where nobody may announce a commit. */
  hook: RequestListener | undefined
  /** Absent where the operator's pages are on another port, or switched off. */
  operator: RequestListener | undefined
  isHttps: () => boolean
}

/** The few addresses that are not pages go to their own listeners, and every answer has the security headers. */
export const routeRequests =
  ({ pages, hook, operator, isHttps }: Routes): RequestListener =>
  (request, response) => {
    for (const [name, value] of isHttps() ? SECURE : PLAIN) response.setHeader(name, value)
    const path = request.url?.split('?')[0] ?? ''
    const listener =
      hook !== undefined && path === '/hooks/publish'
        ? hook
        : operator !== undefined && isOperatorPath(path)
          ? operator
          : pages
    listener(request, response)
  }
