import { isUtf8 } from 'node:buffer'

import type { Finding } from './diagnostics'
import { hex, listUnsafeCharacters } from './unsafe-characters'

/** Text with LF line ends and no byte-order mark; invalid bytes read as U+FFFD. */
export interface Decoded {
  text: string
  findings: Finding[]
  /** Whether the text is worth parsing: not so with broken bytes or a merge conflict in it. */
  isReadable: boolean
}

export function decode(bytes: Uint8Array): Decoded {
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const text = normalise(raw)
  const broken = findBrokenEncoding(bytes, raw) ?? findMergeConflict(text)
  if (broken !== undefined) return { text, findings: [broken], isReadable: false }
  return { text, findings: describeUnsafeCharacters(text), isReadable: true }
}

const normalise = (raw: string) => raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

function findBrokenEncoding(bytes: Uint8Array, raw: string): Finding | undefined {
  if (isUtf8(bytes)) return undefined
  return {
    rule: 'invalid-encoding',
    offset: normalise(raw.slice(0, firstBrokenCharacter(bytes, raw))).length,
    message: 'the file is not UTF-8 from here on',
    suggestion: 'save it in your editor with the encoding UTF-8',
  }
}

/** Index of the first U+FFFD that stands for broken bytes, and not for itself. */
function firstBrokenCharacter(bytes: Uint8Array, raw: string): number {
  let index = 0
  let byte = 0
  for (const match of raw.matchAll(/\ufffd/g)) {
    byte += Buffer.byteLength(raw.slice(index, match.index))
    index = match.index
    if (Buffer.from(bytes.subarray(byte, byte + 3)).toString('hex') !== 'efbfbd') break
  }
  return index
}

function findMergeConflict(text: string): Finding | undefined {
  const marker = /^(?:<{7} |>{7} |\|{7} ).*$/m.exec(text)
  return marker
    ? {
        rule: 'merge-conflict',
        offset: marker.index,
        message: 'a merge conflict was left in the file',
        suggestion: 'keep one of the versions and remove the lines of <<<<<<<, ======= and >>>>>>>',
      }
    : undefined
}

const LISTED_AT_MOST = 10

function describeUnsafeCharacters(text: string): Finding[] {
  const characters = listUnsafeCharacters(text)
  const findings: Finding[] = characters
    .slice(0, LISTED_AT_MOST)
    .map(({ offset, codePoint, name }) => ({
      rule: 'unsafe-character',
      offset,
      message: `a ${name} (${hex(codePoint)}) stands here, where nobody sees it`,
      suggestion: 'remove it',
    }))
  const rest = characters.slice(LISTED_AT_MOST)
  if (rest[0] !== undefined) {
    findings.push({
      rule: 'unsafe-character',
      offset: rest[0].offset,
      message: `${rest.length} more such characters follow`,
    })
  }
  return findings
}
