/** What becomes of a request before anything is rendered. */
export type Verdict =
  | { kind: 'pass'; url: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; status: 400 | 404 | 405 | 414; message: string }

const LONGEST_URL = 2048

const refuse = (status: 400 | 404 | 405 | 414, message: string): Verdict => ({
  kind: 'refuse',
  status,
  message,
})

/**
 * Lets through GET and HEAD of one canonical address a page, and nothing else: lower case, no
 * trailing or double slash, only query keys that the page reads, in their order.
 *
 * @param url the request target as it came, path and query
 * @param queryKeys the keys that the page at a path reads
 */
export function guardRequest(
  method: string,
  url: string,
  queryKeys: (path: string) => readonly string[],
): Verdict {
  if (method !== 'GET' && method !== 'HEAD')
    return refuse(405, 'Only GET and HEAD are answered here.')
  if (url.length > LONGEST_URL) return refuse(414, 'The address is too long.')

  const [rawPath = '', ...rest] = url.split('?')
  const path = decodePath(rawPath)
  if (path === undefined) return refuse(400, 'The address is malformed.')
  // The renderer's own files and pages: ours carry their styles and need no script.
  if (/^\/(?:_|404$|500$)/.test(path)) return refuse(404, 'There is nothing at this address.')

  const query = canonicalQuery(rest.join('?'), queryKeys(path))
  if (query === undefined) return refuse(400, 'The query is malformed.')
  const canonical = encodeURI(path) + query
  return canonical === url ? { kind: 'pass', url } : { kind: 'redirect', location: canonical }
}

function decodePath(raw: string): string | undefined {
  if (!raw.startsWith('/')) return undefined
  const decoded = decode(raw)
  if (decoded === undefined || /[\u0000-\u001f\u007f\\%?#]/.test(decoded)) return undefined
  const segments = decoded
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '')
  if (segments.some((segment) => segment === '.' || segment === '..')) return undefined
  return `/${segments.join('/')}`
}

function canonicalQuery(raw: string, keys: readonly string[]): string | undefined {
  if (decode(raw.replaceAll('+', ' ')) === undefined) return undefined
  const given = new URLSearchParams(raw)
  const kept = new URLSearchParams()
  for (const key of keys) {
    const value = given.get(key)
    if (value === null || value === '') continue
    if (/[\u0000-\u001f\u007f]/.test(value)) return undefined
    kept.set(key, value)
  }
  return kept.size === 0 ? '' : `?${kept.toString()}`
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
