import type { LookupOptions } from 'node:dns'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { listen } from '@/tests/fixtures/listen'
import { FIRST_TALKS, newsroomFiles, PACKAGE_THEFT, story } from '@/tests/fixtures/newsroom'
import { write } from '@/tests/fixtures/repository'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
// Nobody has to wait for a test.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }))

const source = (url: string) =>
  `[{ id: paper, publisher: csis, title: Joint paper, url: "${url}", kind: primary, access: free }]`

// Every name leads to this machine, whatever its resolver thinks of it.
const network = vi.hoisted(() => ({ isThere: true }))
const NO_ADDRESS = Object.assign(new Error('EAI_AGAIN'), { code: 'EAI_AGAIN' })
vi.mock('node:dns/promises', () => ({ lookup: () => Promise.reject(NO_ADDRESS) }))
vi.mock('node:dns', () => ({
  lookup: (_host: string, { all }: LookupOptions, done: (...found: unknown[]) => void) => {
    if (!network.isThere) return done(NO_ADDRESS)
    const address = { address: '127.0.0.1', family: 4 }
    if (all === true) done(null, [address])
    else done(null, address.address, address.family)
  },
}))

/** A newsroom with one story, whose source lies on a site that answers as told. */
async function newsroomAt(path: string) {
  const asked: string[] = []
  const port = await listen(({ url = '' }, response) => {
    asked.push(url)
    if (url === '/moved') response.writeHead(301, { location: '/' }).end()
    else if (url === '/old') response.writeHead(308, { location: '/paper' }).end()
    else response.writeHead(url === '/gone' ? 404 : url === '/secret' ? 401 : 200).end()
  })
  const url = `http://news.example:${port}${path}`
  const dir = folderOf(
    newsroomFiles({
      [PACKAGE_THEFT]: undefined,
      [FIRST_TALKS]: undefined,
      'updates/cybersecurity/1.md': undefined,
      'stories/cybersecurity/2026-05-08-joint-paper.md': story({ sources: source(url) }),
    }),
  )
  const links = (...words: string[]) =>
    runCommand('links', '--dir', dir, '--allow-private', ...words)
  return { dir, url, asked, links }
}

const FILE = 'stories/cybersecurity/2026-05-08-joint-paper.md'

test('A dead source is told with its place and where an archive may have it; the code is 1', async () => {
  const { url, links } = await newsroomAt('/gone')
  const { code, output } = await links()
  expect(code).toBe(1)
  expect(output).toContain(
    `${FILE}:11:66: warning: the source is gone: the server answers 404 [dead-link]`,
  )
  expect(output).toContain(
    `an archive may have a copy; look whether this one shows what was cited: https://web.archive.org/web/20260508/${url}`,
  )
  expect(output).toMatch(/: 1 dead link, 0 moved links among 1 address$/)
})

test('A source that has moved is told with its new address; the code is 0', async () => {
  const { url, links } = await newsroomAt('/old')
  const { code, output } = await links()
  expect(code).toBe(0)
  expect(output).toContain('warning: the source has moved for good [moved-link]')
  expect(output).toContain(
    `if it is still the document that was cited, write ${url.replace('/old', '/paper')}`,
  )
})

test('One that leads to a front page is suspected to be gone', async () => {
  const { output } = await (await newsroomAt('/moved')).links()
  expect(output).toContain('/, the front page of a site: the document may be gone')
})

test('A source that cannot be judged is named, and is no fault', async () => {
  const { url, links } = await newsroomAt('/secret')
  const { code, output } = await links()
  expect(code).toBe(0)
  expect(output).toContain('No clear answer came from 1 address; open them:')
  expect(output).toContain(`${url} in `)
  expect(output).toContain(': the server answers 401, as it wants a password')
})

test('What is sound is not asked again for a week, unless someone wants it', async () => {
  const { asked, links } = await newsroomAt('/paper')
  await links()
  expect((await links()).output).toMatch(/among 1 address; 1 were sound before$/)
  expect(asked).toEqual(['/paper'])
  await links('--max-age', '0')
  expect(asked).toEqual(['/paper', '/paper'])
})

test('What is dead is asked about each time', async () => {
  const { asked, links } = await newsroomAt('/gone')
  await links()
  await links()
  expect(asked).toHaveLength(4)
})

test('A program gets JSON', async () => {
  const { url, links } = await newsroomAt('/gone')
  const { output } = await links('--format', 'json')
  expect(JSON.parse(output)).toMatchObject({
    version: 1,
    addresses: 1,
    asked: 1,
    diagnostics: [{ rule: 'dead-link', line: 11, column: 66 }],
    unclear: [],
  })
  expect(output).toContain(url)
})

test('Only the sources of the files that are named are asked about', async () => {
  const { dir, asked, links } = await newsroomAt('/paper')
  write(
    dir,
    'stories/cybersecurity/2026-05-08-other.md',
    story({ sources: source('http://other.example/') }),
  )
  const { code } = await links(join(dir, FILE))
  expect({ code, asked }).toEqual({ code: 0, asked: ['/paper'] })
})

test('An address that is still to be written is not asked about', async () => {
  const { dir, links } = await newsroomAt('/paper')
  write(dir, FILE, story({ draft: 'true', sources: source('https://todo.invalid/') }))
  const { code, output } = await links()
  expect(code).toBe(0)
  expect(output).toMatch(/: 0 dead links, 0 moved links among 0 addresses$/)
})

test('An age that is no number of days is used wrongly', async () => {
  const { links } = await newsroomAt('/paper')
  expect(await links('--max-age', 'old')).toMatchObject({ code: 2 })
})

test('Off the network it says so in one sentence, and nothing fails', async () => {
  const { asked, links } = await newsroomAt('/gone')
  network.isThere = false
  onTestFinished(() => {
    network.isThere = true
  })
  expect(await links()).toEqual({
    code: 0,
    output: 'This machine seems to be off the network, so no link was checked.',
    complaint: '',
  })
  expect(asked).toEqual([])
})
