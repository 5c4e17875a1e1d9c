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
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n')
  const broken = findBrokenEncoding(bytes, text) ?? findMergeConflict(text)
  if (broken !== undefined) return { text, findings: [broken], isReadable: false }
  return { text, findings: describeUnsafeCharacters(text), isReadable: true }
}

function findBrokenEncoding(bytes: Uint8Array, text: string): Finding | undefined {
  if (isUtf8(bytes)) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let lineStart = 0
  let brokenLine = 0
  while (lineStart < buffer.length) {
    const lineEnd = buffer.indexOf(0x0a, lineStart)
    const end = lineEnd === -1 ? buffer.length : lineEnd
    if (!isUtf8(buffer.subarray(lineStart, end))) break
    brokenLine += 1
    lineStart = end + 1
  }
  const textStart = text.split('\n').slice(0, brokenLine).join('\n').length + (brokenLine > 0 ? 1 : 0)
  return {
    rule: 'invalid-encoding',
    offset: Math.max(textStart, text.indexOf('\ufffd', textStart)),
    message: 'the file is not UTF-8 from here on',
    suggestion: 'save it in your editor with the encoding UTF-8',
  }
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
  const findings: Finding[] = characters.slice(0, LISTED_AT_MOST).map(({ offset, codePoint, name }) => ({
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
