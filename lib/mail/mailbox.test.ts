import { expect, test } from 'vitest'

import { parseMailbox } from './mailbox'

test.each([
  ['ann@example.org', { name: undefined, address: 'ann@example.org' }],
  ['  Ann@Example.org ', { name: undefined, address: 'Ann@example.org' }],
  ['<ann@example.org>', { name: undefined, address: 'ann@example.org' }],
  ['Ann Lee <ann@example.org>', { name: 'Ann Lee', address: 'ann@example.org' }],
  ['"Lee, Ann" <ann@example.org>', { name: 'Lee, Ann', address: 'ann@example.org' }],
  ['"Ann \\"A\\" Lee" <ann@example.org>', { name: 'Ann "A" Lee', address: 'ann@example.org' }],
  ['Zoë ☕ <zoe+news@example.org>', { name: 'Zoë ☕', address: 'zoe+news@example.org' }],
  ['ann@bücher.example', { name: undefined, address: 'ann@xn--bcher-kva.example' }],
])('%s is a mailbox', (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox)
})

test.each([
  ['', 'has no @'],
  ['Ann', 'has no @'],
  ['Ann <>', 'has no @'],
  ['ann@', 'is not an email address'],
  ['ann@@example.org', 'is not an email address'],
  ['ann@localhost', 'is not an email address'],
  ['ann lee@example.org', 'is not an email address'],
  ['ann@example.org, bo@example.org', 'is not an email address'],
  ['Ann <ann@example.org> <bo@example.org>', 'has a bracket in its name'],
  [`${'a'.repeat(65)}@example.org`, 'is not an email address'],
  ['zoë@example.org', 'has letters before the @ that not every mail server takes'],
  [`${'n'.repeat(201)} <ann@example.org>`, 'has a name of more than 200 characters'],
  ['Ann\r\nBcc: all@example.org <ann@example.org>', 'contains an invisible control character'],
  ['Ann\u0000 <ann@example.org>', 'contains an invisible control character'],
  ['Ann\u202e <ann@example.org>', 'contains an invisible control character'],
])('%j is none', (text, problem) => {
  expect(parseMailbox(text)).toEqual({ problem })
})
