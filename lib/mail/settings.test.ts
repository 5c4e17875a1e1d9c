import { expect, test } from 'vitest'

import { listMissing, readMailSettings } from './settings'

test('Nothing is needed until something is sent', () => {
  const settings = readMailSettings({ SMTP_URL: '' })
  expect(settings).toEqual({ server: undefined, from: undefined, unsubscribe: undefined })
  expect(listMissing(settings)).toEqual(['SMTP_URL', 'MAIL_FROM', 'MAIL_UNSUBSCRIBE'])
})

test.each([
  [
    'smtp://ann:p%40ss@mail.example.org',
    { host: 'mail.example.org', port: 587, secure: false, requireTls: true },
  ],
  [
    'smtps://ann:p%40ss@mail.example.org:2465',
    { host: 'mail.example.org', port: 2465, secure: true, requireTls: true },
  ],
  ['smtp://ann:p%40ss@localhost:25', { host: 'localhost', port: 25, requireTls: false }],
  ['smtp://ann:p%40ss@[::1]:25', { host: '::1', port: 25, requireTls: false }],
])('SMTP_URL may be %s', (url, expected) => {
  expect(readMailSettings({ SMTP_URL: url }).server).toMatchObject({
    ...expected,
    auth: { user: 'ann', pass: 'p@ss' },
  })
})

test('A mail server may do without a password, and then may do without TLS', () => {
  expect(readMailSettings({ SMTP_URL: 'smtp://relay.example.org:25' }).server).toEqual({
    host: 'relay.example.org',
    port: 25,
    secure: false,
    requireTls: false,
    auth: undefined,
  })
})

test.each([
  'https://mail.example.org',
  'mail.example.org',
  'smtp://',
  'smtp://ann@mail.example.org',
  'smtp://mail.example.org/path',
  'smtp://mail.example.org?secure=true',
  'smtp://ann:%ff@mail.example.org',
])('SMTP_URL may not be %s', (url) => {
  expect(() => readMailSettings({ SMTP_URL: url })).toThrow(
    new Error(
      'SMTP_URL is set, but must be smtp:// or smtps:// with a host, such as smtp://user:password@mail.example.org:587 (odd characters as %XX).',
    ),
  )
})

test('Every wrong variable gets a sentence', () => {
  const environment = {
    MAIL_FROM: 'Example News',
    MAIL_UNSUBSCRIBE: 'https://lists.example.org/leave',
    MAIL_SECRET: 'short',
  }
  expect(() => readMailSettings(environment)).toThrow(
    new Error(
      [
        'MAIL_FROM is `Example News`, but must be a name and an address, such as `Example News <news@example.org>`.',
        'MAIL_UNSUBSCRIBE is `https://lists.example.org/leave`, but must be an https address with {address} or {token} in it, a mailto address, or both with a space between.',
        'MAIL_SECRET is set, but must be a key of at least 16 characters.',
      ].join('\n'),
    ),
  )
})

test('A token needs a key to be made with', () => {
  const environment = { MAIL_UNSUBSCRIBE: 'https://lists.example.org/{token}' }
  expect(() => readMailSettings(environment)).toThrow(
    'MAIL_UNSUBSCRIBE has a {token}, which needs MAIL_SECRET: set that too.',
  )
  expect(readMailSettings({ ...environment, MAIL_SECRET: 'sixteen letters!' })).toMatchObject({
    secret: 'sixteen letters!',
  })
})
