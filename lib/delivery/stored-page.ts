import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib'

import { answerHeaders } from './headers'
import { stripScripts } from './strip-scripts'
import { keepUsedStyles } from './used-styles'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Where a page appears, and the commit that it shows. */
export interface Imprint {
  /** As the address of the site has it. */
  host: string
  isHttps: boolean
  /** Names the commit that the page shows: the same on every replica. */
  revision: string
}

/** An answer in every encoding, ready to be sent again and again. */
export interface StoredPage {
  status: number
  /** In every encoding. */
  headers: Record<string, string>
  bodies: {
    br: Body
    gzip: Body
    /** Without bytes of its own where those are too many to be kept for the few who ask for them. */
    identity: { bytes: Buffer | undefined; etag: string }
  }
  /** Bytes of all encodings together. */
  size: number
}

interface Body {
  bytes: Buffer
  etag: string
}

export interface Rendered {
  status: number
  contentType: string
  location: string | undefined
  /** From a renderer that knows when what it shows last changed, whatever the clock says. */
  lastModified?: string | undefined
  /** Whose scripts may read it, in the words of Access-Control-Allow-Origin. */
  allowedOrigin?: string | undefined
  /** The renderer's own word on caching. Of pages it says nothing that holds here. */
  cacheControl?: string | undefined
  body: Buffer
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

const COMPRESSIBLE = /^(?:text\/|application\/(?:json|javascript|.*\+(?:json|xml)|xml)|image\/svg)/

/**
 * Bytes of a body that is kept as it is: any page of the site, but not a feed of fifty texts. Nearly
 * everyone asks for it compressed, which is a quarter of its room; unpacking half a megabyte takes
 * two milliseconds.
 */
const MOST_PLAIN = 200 * 1024

export async function storePage(rendered: Rendered, imprint: Imprint): Promise<StoredPage> {
  const isHtml = rendered.contentType.startsWith('text/html')
  const html = isHtml ? keepUsedStyles(stripScripts(rendered.body.toString('utf8'))) : undefined
  const body = html === undefined ? rendered.body : Buffer.from(html)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const compressed = COMPRESSIBLE.test(rendered.contentType)
  const [br, gz] = compressed
    ? await Promise.all([compress(body, isHtml), toGzip(body, { level: 9 })])
    : [body, body]
  const plain = compressed && body.length > MOST_PLAIN ? undefined : body
  return {
    status: rendered.status,
    headers: answerHeaders(rendered, html, imprint),
    bodies: {
      identity: { bytes: plain, etag: `"${tag}"` },
      br: { bytes: br, etag: `"${tag}${compressed ? '-br' : ''}"` },
      gzip: { bytes: gz, etag: `"${tag}${compressed ? '-gz' : ''}"` },
    },
    size: compressed ? (plain?.length ?? 0) + br.length + gz.length : body.length,
  }
}

/** What TCP sends before it waits for an answer, in ten packets, less the headers of a page. */
const FIRST_WINDOW = 14_336 - 1_200

/** Ten times as long makes a page a twelfth shorter: worth it where that lets it fit in the first window. */
async function compress(body: Buffer, isPage: boolean): Promise<Buffer> {
  const usual = await toBrotli(body, brotliOptions(9, body.length))
  const isNearlyIn = isPage && usual.length > FIRST_WINDOW && usual.length * 0.92 <= FIRST_WINDOW
  return isNearlyIn ? toBrotli(body, brotliOptions(10, body.length)) : usual
}

const brotliOptions = (quality: number, length: number) => ({
  params: {
    // With the usual window of 4 MB, the same quality takes seven times as long for a page.
    [constants.BROTLI_PARAM_LGWIN]: 16,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  },
})

export const bytesOf = ({ bodies }: StoredPage, encoding: Encoding): Buffer =>
  bodies[encoding].bytes ?? gunzipSync(bodies.gzip.bytes)

/** What the headers of late asked for: browsers send the same few, again and again. */
const chosen = new Map<string, Encoding>()
const MOST_CHOSEN = 100

/** The best encoding that an Accept-Encoding header allows. */
export function chooseEncoding(accepted = ''): Encoding {
  const known = chosen.get(accepted)
  if (known !== undefined) return known
  if (chosen.size >= MOST_CHOSEN) chosen.clear()
  const encoding = readEncoding(accepted)
  chosen.set(accepted, encoding)
  return encoding
}

function readEncoding(accepted: string): Encoding {
  const allowed = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = /q=([\d.]+)/.exec(parameters.join(';'))?.[1]
      return [name.trim(), weight === undefined ? 1 : Number(weight)]
    }),
  )
  const accepts = (name: Encoding) => (allowed.get(name) ?? allowed.get('*') ?? 0) > 0
  if (accepts('br')) return 'br'
  return accepts('gzip') ? 'gzip' : 'identity'
}
