import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { licenceFile, subsetFonts } from './subset-fonts'

const FOLDER = 'public/fonts'
/** Where they are named. */
const STYLES = 'app/fonts.css'

const files = await subsetFonts()
await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
await copyFile(licenceFile(), join(FOLDER, 'licence.txt'))
for (const { name, bytes } of files) {
  await writeFile(join(FOLDER, name), bytes)
  process.stdout.write(`${name}  ${bytes.length} bytes\n`)
}
await writeFile(STYLES, files.reduce(withName, await readFile(STYLES, 'utf8')))

function withName(text: string, { face, name }: { face: string; name: string }): string {
  return text.replace(new RegExp(`/fonts/${face}\\.\\w+\\.woff2`), `/fonts/${name}`)
}
