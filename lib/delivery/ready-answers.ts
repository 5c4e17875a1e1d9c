import { STATUS_CODES } from 'node:http'

import { IDLE_FOR } from './http-server'
import { CACHE_STATUS, headOf } from './send-page'
import { chooseEncoding, type StoredPage } from './stored-page'

/** Bytes of a body beyond which one more copy of it costs more than it saves. */
const MOST_BYTES = 64 * 1024
const MOST_ANSWERS = 256

/**
 * Whole answers with stored pages, head and body in one piece, as `node:http` would write them.
 * They carry the time, so that they last for a second, in which a rush asks for few pages many times.
 *
 * @param now milliseconds since 1970
 * @returns `undefined` for a page that has to be sent in another way
 */
export function openReadyAnswers(now: () => number) {
  let second = Number.NaN
  let ending = ''
  const answers = new Map<Buffer, Buffer>()

  const turnTo = (next: number) => {
    second = next
    const date = new Date(next * 1000).toUTCString()
    ending = `Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${IDLE_FOR / 1000}\r\n\r\n`
    answers.clear()
  }

  return (page: StoredPage, acceptEncoding: string): Buffer | undefined => {
    const encoding = chooseEncoding(acceptEncoding)
    const { bytes } = page.bodies[encoding]
    if (page.status !== 200 || bytes === undefined || bytes.length > MOST_BYTES) return undefined
    const current = Math.floor(now() / 1000)
    if (current !== second) turnTo(current)
    const known = answers.get(bytes)
    if (known !== undefined) return known
    const fields = ['cache-status', `Foresheet; ${CACHE_STATUS.hit}`]
    fields.push(...headOf(page, encoding, bytes.length))
    const lines = fields.map((part, index) => part + (index % 2 === 0 ? ': ' : '\r\n')).join('')
    const head = `HTTP/1.1 ${page.status} ${STATUS_CODES[page.status]}\r\n${lines}${ending}`
    const answer = Buffer.concat([Buffer.from(head, 'latin1'), bytes])
    if (answers.size >= MOST_ANSWERS) answers.clear()
    answers.set(bytes, answer)
    return answer
  }
}
