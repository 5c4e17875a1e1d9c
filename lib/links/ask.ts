import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import { isPrivateAddress } from './private-addresses'

/** What a server said to one question; its text is not read. */
export interface Reply {
  status: number
  /** Where it sends whoever asks, as it says so. */
  location: string | undefined
  retryAfter: string | undefined
}

export interface Question {
  url: URL
  method: 'HEAD' | 'GET'
  /** Also ask what answers on this machine or in its own network. */
  isPrivateAllowed: boolean
  signal: AbortSignal
}

/** An address that leads into the network of whoever asks; a source never lies there. */
export class PrivateAddressError extends Error {}

/** Milliseconds after which nobody waits for an answer any longer. */
const PATIENCE = 15_000

/**
 * Asks once, without following. The address that is judged is the one that is connected to: a name
 * that leads to another address the next time gains nothing.
 *
 * @throws PrivateAddressError, or what Node says of the connection
 */
export function ask({ url, method, isPrivateAllowed, signal }: Question): Promise<Reply> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!isPrivateAllowed && isIP(host) !== 0 && isPrivateAddress(host)) {
    return Promise.reject(new PrivateAddressError(host))
  }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      {
        method,
        agent: false,
        headers: { 'user-agent': USER_AGENT, accept: '*/*' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
        lookup: isPrivateAllowed ? lookup : lookUpPublic,
      },
      (response) => {
        const { location, 'retry-after': retryAfter } = response.headers
        resolve({ status: response.statusCode ?? 0, location, retryAfter })
        response.destroy()
      },
    )
    asking.once('error', reject)
    asking.end()
  })
}

const USER_AGENT = 'Mozilla/5.0 (compatible; Foresheet; checks the sources of a newsroom)'

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, '')
      return
    }
    const open = found.filter(({ address }) => !isPrivateAddress(address))
    const [first] = open
    if (first === undefined) callback(new PrivateAddressError(hostname), '')
    else if (options.all === true) callback(null, open)
    else callback(null, first.address, first.family)
  })
}
