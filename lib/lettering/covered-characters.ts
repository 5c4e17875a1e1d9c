import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Code points that a font of the folder has a glyph for. Of each font only the table is read
 * that says so.
 */
export function coveredCharacters(folder: string): ReadonlySet<number> {
  const covered = new Set<number>()
  for (const name of readdirSync(folder).filter((name) => /\.[ot]tf$/.test(name))) {
    for (const code of charactersOf(join(folder, name))) covered.add(code)
  }
  return covered
}

/** From the format 4 subtable, which every font has (OpenType specification, cmap). */
export function charactersOf(path: string): Set<number> {
  const cmap = readTable(path, 'cmap')
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(8 + index * 8),
  )
  const at = subtables.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (at === undefined) throw new Error(`${path} does not list its characters`)
  const length = cmap.readUInt16BE(at + 6)
  const covered = new Set<number>()
  for (let segment = at; segment < at + length; segment += 2) {
    const end = cmap.readUInt16BE(segment + 14)
    const start = cmap.readUInt16BE(segment + 16 + length)
    for (let code = start; code <= end && code < 0xffff; code++) covered.add(code)
  }
  return covered
}

function readTable(path: string, tag: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const read = (length: number, position: number) => {
      const bytes = Buffer.alloc(length)
      readSync(file, bytes, 0, length, position)
      return bytes
    }
    const tables = read(read(2, 4).readUInt16BE() * 16, 12)
    const record = tables.indexOf(tag, 0, 'latin1')
    if (record === -1) throw new Error(`${path} has no table ${tag}`)
    return read(tables.readUInt32BE(record + 12), tables.readUInt32BE(record + 8))
  } finally {
    closeSync(file)
  }
}
