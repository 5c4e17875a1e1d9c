import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'

import { HOSTILE } from '@/tests/fixtures/edition'
import { letterOf } from '@/tests/fixtures/letter'

import type { Mailbox } from './mailbox'
import { composeMessage, messageIdOf } from './message'
import type { UnsubscribeLinks } from './unsubscribe'

const from = { name: 'Example News', address: 'news@news.example' }
const ann = { name: 'Ann Lee', address: 'ann@example.org' }
const date = '2026-07-01T12:00:05Z'
const links = {
  web: 'https://lists.example/leave?a=ann%40example.org&t=x',
  mail: 'mailto:leave@lists.example?subject=leave',
}

async function compose(
  overrides = {},
  to: Mailbox = ann,
  leave: UnsubscribeLinks | undefined = links,
) {
  const message = await composeMessage(letterOf(overrides), { from, to, date, links: leave })
  const source = message.toString('latin1')
  const [head = ''] = source.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n(?=[ \t])/g, '')
      .split('\r\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), line.slice(colon + 1).trim()]
      }),
  )
  return { source, headers, parsed: await simpleParser(message) }
}

test('Every header is there, once, and says what the RFCs ask of a list', async () => {
  const { headers } = await compose()
  expect(Object.fromEntries(headers)).toEqual({
    'List-ID': '"Cybersecurity" <cybersecurity.news.example>',
    'List-Archive': '<https://news.example/topics/cybersecurity>',
    'List-Post': 'NO',
    'List-Owner': '<mailto:desk@news.example>',
    'List-Unsubscribe':
      '<https://lists.example/leave?a=ann%40example.org&t=x>, <mailto:leave@lists.example?subject=leave>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Archived-At': '<https://news.example/topics/cybersecurity/updates/2>',
    'Content-Language': 'en-GB',
    From: 'Example News <news@news.example>',
    To: 'Ann Lee <ann@example.org>',
    Subject: 'Governments answer (Cybersecurity, #2)',
    'Message-ID': `<${messageIdOf(letterOf(), ann)}>`,
    Date: 'Wed, 01 Jul 2026 12:00:05 +0000',
    'MIME-Version': '1.0',
    'Content-Type': expect.stringMatching(/^multipart\/alternative; boundary="[^"]+"$/),
  })
})

test('Both parts come back as they were, with the reader’s own way to leave', async () => {
  const { parsed } = await compose()
  const { html, text } = letterOf()
  expect(parsed.html).toBe(
    html.replace('https://unsubscribe.invalid/', links.web.replace('&', '&amp;')),
  )
  expect(parsed.text).toBe(text.replace('https://unsubscribe.invalid/', links.web))
})

test('Text that names the stand-in keeps its own', async () => {
  const text = 'https://unsubscribe.invalid/ they wrote.\n\nhttps://unsubscribe.invalid/\n'
  expect((await compose({ text })).parsed.text).toBe(
    `https://unsubscribe.invalid/ they wrote.\n\n${links.web}\n`,
  )
})

test('A list that is left by mail alone promises no one-click', async () => {
  const { headers, parsed } = await compose({}, ann, { web: undefined, mail: links.mail })
  expect(headers.get('List-Unsubscribe')).toBe(`<${links.mail}>`)
  expect(headers.has('List-Unsubscribe-Post')).toBe(false)
  expect(parsed.text).toContain(links.mail)
})

test('The same update and reader make the same bytes; another reader another id', async () => {
  expect((await compose()).source).toBe((await compose()).source)
  const upper = { name: undefined, address: 'ANN@example.org' }
  const bo = { name: undefined, address: 'bo@example.org' }
  expect(messageIdOf(letterOf(), upper)).toBe(messageIdOf(letterOf(), ann))
  expect(messageIdOf(letterOf(), bo)).not.toBe(messageIdOf(letterOf(), ann))
  expect(messageIdOf(letterOf({ number: 3 }), ann)).not.toBe(messageIdOf(letterOf(), ann))
  expect(messageIdOf(letterOf(), ann)).toMatch(/^[0-9a-f]{32}\.cybersecurity\.2@news\.example$/)
})

test('Any letters and signs survive, in lines that every server takes', async () => {
  const subject = HOSTILE.slice(0, 300)
  const { parsed, source } = await compose(
    {
      subject,
      text: `${HOSTILE}\n.\nFrom here\n`,
      topic: { id: 'cybersecurity', title: 'Zwölf “Böse”' },
    },
    { name: 'Zoë "Z" ☕, Lee', address: 'zoe@example.org' },
  )
  expect(parsed.subject).toBe(subject)
  expect(parsed.text).toBe(`${HOSTILE}\n.\nFrom here\n`)
  expect(parsed.to).toMatchObject({
    value: [{ name: 'Zoë "Z" ☕, Lee', address: 'zoe@example.org' }],
  })
  expect(source).toMatch(/^[\t\n\r\x20-\x7e]*$/)
  expect(source).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
  expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(source).toContain('List-ID: =?UTF-8?Q?Zw=C3=B6lf_')
})

test.each([
  ['the name', { name: 'Ann\r\nBcc: all@example.org', address: 'ann@example.org' }],
  ['the address', { name: undefined, address: 'ann@example.org\r\nBcc: all@example.org' }],
  ['the address in brackets', { name: 'Ann', address: 'ann@example.org>\nBcc: <all@example.org' }],
])('%s of a reader adds no header, even if it came past the list', async (_what, to) => {
  const { headers } = await compose({}, to)
  expect([...headers.keys()].map((key) => key.toLowerCase())).not.toContain('bcc')
})

test('Nor does a subject', async () => {
  const { headers } = await compose({ subject: 'One\r\nBcc: all@example.org\r\n\r\ntext' })
  expect([...headers.keys()]).not.toContain('Bcc')
})
