import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { newsroomFiles } from '@/tests/fixtures/newsroom'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { type EmailOptions, mailUpdate } from './mail-update'

// Read anew for each test, which has an environment of its own.
vi.mock('@/lib/settings', async (load) => {
  const { readSettings, ...others } = await load<typeof import('@/lib/settings')>()
  return { ...others, readSettings, settings: () => readSettings(process.env) }
})

// Starting the parsers takes seconds on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const asked = { topic: 'cybersecurity', number: 2 }
const said: string[] = []

beforeEach(() => {
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)))
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A newsroom in a folder, and the settings of a site that shows it. */
function openDesk(overrides: Parameters<typeof newsroomFiles>[0] = {}): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(newsroomFiles(overrides))) {
    write(join(folder, 'content'), path, String(text))
  }
  vi.stubEnv('CONTENT_DIR', join(folder, 'content'))
  vi.stubEnv('INDEX_PATH', join(folder, 'index.db'))
  vi.stubEnv('SITE_URL', 'https://news.example')
  vi.stubEnv('MAIL_FROM', 'Example News <news@news.example>')
  vi.stubEnv('MAIL_UNSUBSCRIBE', 'https://lists.example/leave?address={address}&token={token}')
  vi.stubEnv('MAIL_SECRET', 'a secret of ours')
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9')
  return folder
}

const mail = (options: Partial<EmailOptions>, which = asked): Promise<number> =>
  mailUpdate(which, { rate: 60_000, ...options })

function writeList(folder: string, text: string): string {
  const path = join(folder, 'readers.txt')
  writeFileSync(path, text)
  return path
}

test('A published update becomes a file that any mail program opens', async () => {
  const out = join(openDesk(), 'update.eml')
  expect(await mail({ out })).toBe(0)
  const message = await simpleParser(readFileSync(out))
  expect(message.subject).toBe('Governments answer (Cybersecurity, #2)')
  expect(message.to).toMatchObject({ text: '"Example News" <news@news.example>' })
  expect(message.html).toContain('https://news.example/stories/joint-paper')
  expect(message.text).toContain('They answered.')
  expect(said).toEqual([`${out}: Governments answer (Cybersecurity, #2)`])
})

test('It does without settings, and says what such a file is good for', async () => {
  const out = join(openDesk(), 'update.eml')
  for (const name of ['SITE_URL', 'MAIL_FROM', 'MAIL_UNSUBSCRIBE', 'SMTP_URL']) vi.stubEnv(name, '')
  expect(await mail({ out })).toBe(0)
  const message = await simpleParser(readFileSync(out))
  expect(message.from?.value).toEqual([
    { name: 'MAIL_FROM is not set', address: 'mail-from@example.invalid' },
  ])
  expect(message.headers.has('list')).toBe(true)
  expect(message.text).not.toContain('Leave the list')
  expect(said[0]).toBe(
    'The links of this mail lead to this machine: set `url` in site.yaml, or SITE_URL. This file is for looking at only.',
  )
})

test('A dry run says what would be sent, and asks no server', async () => {
  const folder = openDesk()
  const recipients = writeList(folder, 'ann@example.org\nbo@example.org\n')
  expect(await mail({ dryRun: true, recipients, rate: 30 })).toBe(0)
  expect(said).toEqual([
    'Subject: Governments answer (Cybersecurity, #2)',
    'From: news@news.example, by 127.0.0.1:9',
    expect.stringMatching(/^Parts: HTML \d+ kB, text 2 kB$/),
    'Would be sent to 2 of 2, at most 30 a minute.',
    '2 have not been sent to yet',
  ])
})

test.each([
  ['no list', {}, { send: true }, 'To whom? Name a list: --recipients <file>.'],
  ['nothing to do', {}, {}, 'Say what becomes of the mail: --out <file>, --send or --dry-run.'],
  [
    'no sender',
    { MAIL_FROM: '', MAIL_UNSUBSCRIBE: '' },
    { send: true },
    'To send mail, set MAIL_FROM, MAIL_UNSUBSCRIBE: see docs/operations.md.',
  ],
])('With %s, a sentence says so', async (_what, environment, options, message) => {
  openDesk()
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  await expect(mail(options)).rejects.toThrow(new Error(message))
})

test('A list with mistakes is sent to nobody', async () => {
  const folder = openDesk()
  const recipients = writeList(folder, 'ann@example.org\nbo\nann@example.org\n')
  await expect(mail({ send: true, recipients })).rejects.toThrow(
    new Error(
      `${recipients}:2: \`bo\` has no @.\n${recipients}:3: \`ann@example.org\` is on line 1 already: keep one.\nNothing was sent.`,
    ),
  )
  expect(existsSync(join(folder, 'mail-cybersecurity-2.jsonl'))).toBe(false)
})

test('Nothing is sent whose links lead nowhere', async () => {
  const recipients = writeList(openDesk(), 'ann@example.org\n')
  vi.stubEnv('SITE_URL', 'http://localhost:3000')
  await expect(mail({ send: true, recipients })).rejects.toThrow(
    'The links of this mail lead to this machine: set `url` in site.yaml, or SITE_URL. Nothing was sent.',
  )
})

test('Content with an error is not mailed', async () => {
  const folder = openDesk({ 'updates/cybersecurity/2.md': '---\ntitle: Half\n---\nText.\n' })
  await expect(mail({ out: join(folder, 'update.eml') })).rejects.toThrow(
    /^updates\/cybersecurity\/2\.md:2:1: error: `publishedAt` is missing \[missing-key\]\n[^]*The content has errors \(folder .*\): nothing was made of it\.$/,
  )
})

test('What is not out is not mailed', async () => {
  const out = join(openDesk(), 'update.eml')
  await expect(mail({ out }, { ...asked, number: 3 })).rejects.toThrow(
    'There is no update 3 of cybersecurity: the latest is 2.',
  )
})
