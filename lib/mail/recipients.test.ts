import { expect, test } from 'vitest'

import { parseRecipients } from './recipients'

const parse = (text: string) => parseRecipients(new TextEncoder().encode(text), 'readers.txt')

test('A list has one mailbox a line, with comments and empty lines between', () => {
  const list = '\ufeff# Readers\r\nann@example.org\r\n\r\n  Bo Li <bo@example.org>\n#cy@example.org'
  expect(parse(list)).toEqual({
    recipients: [
      { name: undefined, address: 'ann@example.org' },
      { name: 'Bo Li', address: 'bo@example.org' },
    ],
  })
})

test('All that is wrong is told at once, by line', () => {
  const list = `ann@example.org
nobody
Ann Again <ANN@example.org>
b\u001bo@example.org
${'x'.repeat(90)}
`
  expect(parse(list)).toEqual({
    problems: [
      'readers.txt:2: `nobody` has no @.',
      'readers.txt:3: `ANN@example.org` is on line 1 already: keep one.',
      'readers.txt:4: `b\ufffdo@example.org` contains an invisible control character.',
      `readers.txt:5: \`${'x'.repeat(80)}…\` has no @.`,
    ],
  })
})

test('A list without an address is a mistake', () => {
  expect(parse('# nobody yet\n')).toEqual({
    problems: ['readers.txt: there is no address in the list.'],
  })
})

test('So is one in another encoding', () => {
  expect(
    parseRecipients(Buffer.from('Zo\u00eb <zoe@example.org>', 'latin1'), 'readers.txt'),
  ).toEqual({ problems: ['readers.txt: the list is not UTF-8: save it as that.'] })
})

test('Ten thousand lines are read', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => `reader${index}@example.org\n`).join('')
  const parsed = parse(list)
  expect('recipients' in parsed && parsed.recipients.length).toBe(10_000)
})
