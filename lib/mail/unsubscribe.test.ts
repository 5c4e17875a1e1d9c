import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { parseUnsubscribe, unsubscribeLinks } from './unsubscribe'

test.each([
  ['https://l.example/u?a={address}', { web: 'https://l.example/u?a={address}', mail: undefined }],
  ['mailto:leave@l.example', { web: undefined, mail: 'mailto:leave@l.example' }],
  [
    '  mailto:leave+{token}@l.example?subject=leave   https://l.example/{address}/{token} ',
    {
      web: 'https://l.example/{address}/{token}',
      mail: 'mailto:leave+{token}@l.example?subject=leave',
    },
  ],
])('%s says how to leave', (text, expected) => {
  expect(parseUnsubscribe(text)).toMatchObject(expected)
})

test.each([
  'http://l.example/u?a={address}',
  'https://l.example/u',
  'https://l.example/{address} https://m.example/{address}',
  'https://l.example/<{address}>',
  'https://l.example/{address}/{name}',
  'mailto:nobody',
  'javascript:alert({address})',
  '',
  `https://l.example/{address}?${'x'.repeat(600)}`,
])('%j would not work', (text) => {
  expect(parseUnsubscribe(text)).toBeUndefined()
})

test('Each reader has an address of their own, whatever theirs holds', () => {
  const template = parseUnsubscribe('https://l.example/?a={address}&t={token}')
  const recipient = { address: 'Ann&x=1#$&+%@example.org' }
  const token = createHmac('sha256', 'a secret of ours')
    .update('ann&x=1#$&+%@example.org')
    .digest('base64url')
  expect(template && unsubscribeLinks(template, recipient, 'a secret of ours')).toEqual({
    web: `https://l.example/?a=Ann%26x%3D1%23%24%26%2B%25%40example.org&t=${token}`,
    mail: undefined,
  })
})
