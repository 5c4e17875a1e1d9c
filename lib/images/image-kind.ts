/** What a file is, by its first bytes: its name may say anything. */
export type ImageKind =
  | { format: 'jpeg' | 'png' | 'webp' | 'avif' }
  /** Not taken; `name` is what people call it, where it is known. */
  | { format: undefined; name: string | undefined }

const refused = (name?: string): ImageKind => ({ format: undefined, name })

export function imageKindOf(bytes: Uint8Array): ImageKind {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512))
  const isAt = (text: string, offset = 0) =>
    start.toString('latin1', offset, offset + text.length) === text
  if (isAt('\u00ff\u00d8\u00ff')) return { format: 'jpeg' }
  if (isAt('\u0089PNG\r\n\u001a\n')) return { format: 'png' }
  if (isAt('RIFF') && isAt('WEBP', 8)) return { format: 'webp' }
  if (isAt('ftyp', 4)) return isAt('avif', 8) ? { format: 'avif' } : refused(filmOrHeic(start))
  if (isAt('GIF8')) return refused('a GIF')
  if (isAt('II*\0') || isAt('MM\0*')) return refused('a TIFF')
  if (isAt('%PDF')) return refused('a PDF')
  if (isAt('version https://git-lfs')) return refused('a pointer of Git LFS')
  return refused(/<(?:svg|!doctype svg)/i.test(start.toString('latin1')) ? 'an SVG' : undefined)
}

const filmOrHeic = (start: Buffer) => {
  const brand = start.toString('latin1', 8, 12)
  if (brand === 'avis') return 'a moving AVIF'
  return /^(?:hei[cxms]|mif1|hev[cx])$/.test(brand) ? 'a HEIC' : 'a film'
}

/** Whether a PNG moves (APNG): the chunk that says so stands before the first picture. */
export function isMovingPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 8; offset + 8 <= bytes.byteLength;) {
    const type = Buffer.from(bytes.buffer, bytes.byteOffset + offset + 4, 4).toString('latin1')
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
    offset += 12 + view.getUint32(offset)
  }
  return false
}
