/** What is asked by a request that has no body and asks for nothing but a page. */
export interface PlainRequest {
  /** The request target as it came, path and query. */
  url: string
  acceptEncoding: string
}

/** Bytes of a head that browsers hardly reach. */
const LONGEST_HEAD = 4096

/** Nothing but what RFC 9112 has everyone write, so that nobody in between can have read it otherwise. */
const HEAD = /^GET (\/[!-~]*) HTTP\/1\.1\r\n((?:[\w!#$%&'*+.^`|~-]+:[\t -~]*\r\n)+)\r\n$/
const HOST = /^host:/im
/** What announces a body, sets conditions, asks something of the connection, or tells one reader from another. */
const DEMANDING =
  /^(?:content-length|transfer-encoding|trailer|te|expect|upgrade|range|if-[a-z-]+|cookie|authorization):|^connection:(?![\t ]*keep-alive[\t ]*\r$)/im
const ACCEPT_ENCODING = /^accept-encoding:[\t ]*(.*?)[\t ]*\r$/gim

/** @returns `undefined` for what is not plain, or is not all of one request */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > LONGEST_HEAD) return undefined
  const [, url, fields] = HEAD.exec(chunk.toString('latin1')) ?? []
  if (url === undefined || fields === undefined) return undefined
  if (DEMANDING.test(fields) || !HOST.test(fields)) return undefined
  const accepted = Array.from(fields.matchAll(ACCEPT_ENCODING), ([, value = '']) => value)
  return { url, acceptEncoding: accepted.join(', ') }
}
