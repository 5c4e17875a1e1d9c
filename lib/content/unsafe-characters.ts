/** A character that a reader cannot see and that changes what the reader sees, or breaks XML. */
export interface UnsafeCharacter {
  offset: number
  codePoint: number
  name: string
}

const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g

const nameOf = (codePoint: number) => {
  if (codePoint === 0) return 'NUL character'
  if (codePoint >= 0x202a && codePoint <= 0x2069) return 'bidirectional override'
  return 'control character'
}

export const hex = (codePoint: number) =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

/** All unsafe characters of `text`, in order. */
export function listUnsafeCharacters(text: string): UnsafeCharacter[] {
  return Array.from(text.matchAll(CONTROL), (match) => {
    const codePoint = match[0].charCodeAt(0)
    return { offset: match.index, codePoint, name: nameOf(codePoint) }
  })
}

export const findUnsafeCharacter = (text: string): UnsafeCharacter | undefined =>
  text.search(CONTROL) === -1 ? undefined : listUnsafeCharacters(text)[0]
