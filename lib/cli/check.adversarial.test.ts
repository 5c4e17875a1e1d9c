import { existsSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { MAXIMUM_BYTES } from '@/lib/content/parse'
import { newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

const inFrontMatter = (yaml: string) => `---\n${yaml}\n---\nText.\n`

/** Each level repeats the one before nine times: a billion entries in a few hundred bytes. */
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...Array.from('bcdefghi', (name, index) => {
    const before = 'abcdefgh'[index]
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`
  }),
].join('\n')

const manyCauses = Array.from(
  { length: 4000 },
  (_, index) => `\n  - { story: nowhere-${index}, because: B }`,
).join('')

test('Files made to do harm end as diagnostics, and nothing in them is run or followed', async () => {
  const outside = folderOf({ 'secret.md': 'password' })
  const trap = join(outside, 'executed')
  const hostile = {
    'actors/alias-bomb.md': inFrontMatter(bomb),
    'actors/brackets.md': inFrontMatter(`name: ${'['.repeat(50_000)}`),
    'actors/braces.md': inFrontMatter(`name: ${'{a: '.repeat(20_000)}`),
    'actors/deep.md': inFrontMatter(
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth % 80)}a:`).join('\n'),
    ),
    'actors/javascript.md': `---js\nrequire('fs').writeFileSync('${trap}', 'x')\n---\nText.\n`,
    'actors/tag.md': inFrontMatter(
      `name: !!js/function "function () { require('fs').writeFileSync('${trap}', '') }"`,
    ),
    'actors/newlines.md': '\n'.repeat(1024 * 1024),
    'actors/some-newlines.md': '\n'.repeat(MAXIMUM_BYTES - 1),
    'actors/nul.md': new Uint8Array(1000),
    'actors/gigabytes.md': '',
    'actors/prototype.md': inFrontMatter('__proto__: { kind: agency }\nname: X\nkind: agency'),
    'stories/cybersecurity/2026-05-08-images.md': story({}, `${'!['.repeat(20_000)}\n`),
    'stories/cybersecurity/2026-05-08-causes.md': story({ causes: manyCauses }),
    'stories/cybersecurity/2026-05-08-quotes.md': story({}, `${'>'.repeat(4000)} [^paper]\n`),
  }
  const folder = folderOf(newsroomFiles(hostile))
  truncateSync(join(folder, 'actors/gigabytes.md'), 3 * 1024 ** 3)
  symlinkSync(join(outside, 'secret.md'), join(folder, 'actors/secret.md'))
  symlinkSync('/', join(folder, 'pages/root'))

  const { code, output } = await runCommand('check', '--dir', folder, '--no-cache', '--format=json')

  const report: { diagnostics: { file: string }[] } = JSON.parse(output)
  const files = new Set(
    report.diagnostics.map(({ file }) => file.slice(file.search(/(?:actors|stories|pages)\//))),
  )
  expect([...files].sort()).toEqual(
    [...Object.keys(hostile), 'actors/secret.md', 'pages/root'].sort(),
  )
  expect(code).toBe(1)
  expect(output).not.toContain('password')
  expect(existsSync(trap)).toBe(false)
}, 60_000)
