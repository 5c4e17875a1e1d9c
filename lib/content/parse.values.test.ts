import { expect, test } from 'vitest'

import { diagnose, oneOf, scenario } from '@/tests/fixtures/diagnose'
import { markdownFile, story } from '@/tests/fixtures/newsroom'

const source = (overrides: Record<string, string | undefined>) =>
  oneOf({
    id: 'paper',
    publisher: 'csis',
    title: 'T',
    url: 'https://example.org/',
    kind: 'primary',
    access: 'free',
    ...overrides,
  })

test.each([
  [
    { title: '1.10' },
    '2:8: error: `title` must be text, not the number 1.1: put it between quotation marks [wrong-type]',
  ],
  [{ title: '[a]' }, '2:8: error: `title` must be text, not a list [wrong-type]'],
  [{ title: '"a\\nb"' }, '2:8: error: `title` must be one line [wrong-type]'],
  [
    { authors: 'Newsroom' },
    '8:10: error: `authors` must be a list, not text: write it as a list: [Newsroom] [wrong-type]',
  ],
  [
    { update: '"2"' },
    '5:9: error: `update` must be a number, not text: did you mean 2? [wrong-type]',
  ],
  [
    { update: '2.5' },
    '5:9: error: `update` must be a whole number, not the number 2.5 [wrong-type]',
  ],
  [{ draft: 'maybe' }, '12:8: error: `draft` must be true or false, not text [wrong-type]'],
  [
    { analysis: 'x' },
    '10:11: error: `analysis` must be a group of keys, not text: write its keys on the lines below, indented [wrong-type]',
  ],
  [
    { scenarios: scenario({ probability: 'half' }) },
    '19:18: error: `scenarios[1].probability` must be a number, not text [wrong-type]',
  ],
])('A value of the wrong type is named, with what it should be: %j', (keys, line) => {
  expect(diagnose(story(keys))).toEqual([line])
})

test.each([
  [{ takeaway: undefined }, '2:1: error: `takeaway` is missing [missing-key]'],
  [
    { takeaway: '' },
    '9:1: error: `takeaway` is empty: give it a value, or remove the line if it is optional [missing-key]',
  ],
  [{ takeaway: '""' }, '9:11: error: `takeaway` is empty [missing-key]'],
  [{ authors: '[]' }, '8:10: error: `authors` needs at least one entry [missing-key]'],
  [
    { sources: source({ title: undefined }) },
    '11:11: error: `sources[1].title` is missing [missing-key]',
  ],
  [
    { scenarios: scenario({ criterion: undefined }) },
    '13:5: error: `scenarios[1].criterion` is missing [missing-key]',
  ],
  [
    { analysis: '{}' },
    '10:11: error: `analysis` needs at least one section, such as `plainEnglish` [missing-key]',
  ],
])('A key that is missing or empty is named: %j', (keys, line) => {
  expect(diagnose(story(keys))).toEqual([line])
})

test.each([
  [{ colour: 'x' }, '12:1: error: unknown key `colour` [unknown-key]'],
  [{ tital: 'x' }, '12:1: error: unknown key `tital`: did you mean `title`? [unknown-key]'],
  [
    { published_at: 'x' },
    '12:1: error: unknown key `published_at`: did you mean `publishedAt`? [unknown-key]',
  ],
  [
    { analysis: '{ plainEnglsh: x }' },
    '10:13: error: unknown key `plainEnglsh`: did you mean `plainEnglish`? [unknown-key]',
  ],
  [
    { scenarios: scenario({ resolvesBy: 'x' }) },
    '20:5: error: unknown key `resolvesBy`: did you mean `resolveBy`? [unknown-key]',
  ],
])('An unknown key is reported, with the key that was meant: %j', (keys, line) => {
  expect(diagnose(story(keys))).toEqual([line])
})

test('A misspelt key is both unknown and missing', () => {
  expect(diagnose(story({ takeaway: undefined, takeway: 'One sentence.' }))).toEqual([
    '2:1: error: `takeaway` is missing [missing-key]',
    '11:1: error: unknown key `takeway`: did you mean `takeaway`? [unknown-key]',
  ])
})

test.each([
  ['2026-02-30T10:00:00Z', ': there is no such time as 2026-02-30T10:00:00Z'],
  ['2026-05-08T24:00:00Z', ': there is no such time as 2026-05-08T24:00:00Z'],
  [
    '2026-05-08',
    ' must be a time in UTC such as 2026-05-08T10:08:00Z, not `2026-05-08`: add the time: 2026-05-08T09:00:00Z',
  ],
  [
    '2026-05-08T10:08Z',
    ' must be a time in UTC such as 2026-05-08T10:08:00Z, not `2026-05-08T10:08Z`: add the seconds: 2026-05-08T10:08:00Z',
  ],
  [
    '2026-05-08T10:08:00+02:00',
    ' must be a time in UTC such as 2026-05-08T10:08:00Z, not `2026-05-08T10:08:00+02:00`: did you mean 2026-05-08T08:08:00Z?',
  ],
])('An instant exists and is in UTC: %s', (publishedAt, message) => {
  expect(diagnose(story({ publishedAt }))).toEqual([
    `7:14: error: \`publishedAt\`${message} [invalid-date]`,
  ])
})

test.each([
  ['2026-02-30', ': there is no such day as 2026-02-30'],
  ['2027-02-29', ': there is no such day as 2027-02-29'],
  [
    '2026-08-08T10:00:00Z',
    ' must be a day such as 2026-05-08, not `2026-08-08T10:00:00Z`: did you mean 2026-08-08?',
  ],
  [
    '8 August 2026',
    ' must be a day such as 2026-05-08, not `8 August 2026`: did you mean 2026-08-08?',
  ],
])('A day exists: %s', (resolveBy, message) => {
  expect(diagnose(story({ scenarios: scenario({ resolveBy }) }))).toEqual([
    `18:16: error: \`scenarios[1].resolveBy\`${message} [invalid-date]`,
  ])
})

test.each([
  ['0', ''],
  ['1', ''],
  ['-0.2', ''],
  ['65', ': did you mean 0.65?'],
  ['5.6', ': did you mean 0.056?'],
  ['7', ': did you mean 0.07?'],
  ['100', ''],
])('A probability of %s is out of range', (probability, suggestion) => {
  expect(diagnose(story({ scenarios: scenario({ probability }) }))).toEqual([
    `19:18: error: \`scenarios[1].probability\` is ${probability}, but a probability lies between 0 and 1, both excluded${suggestion} [out-of-range]`,
  ])
})

test('Other numbers have their own limits', () => {
  expect(diagnose(story({ update: '0' }))).toEqual([
    '5:9: error: `update` is 0, but must be at least 1 [out-of-range]',
  ])
  const topic = { title: 'T', section: 'S', description: 'D', accent: '360' }
  expect(diagnose(markdownFile(topic), 'topics/cybersecurity.md')).toEqual([
    '5:9: error: `accent` is 360, but must be at most 359 [out-of-range]',
  ])
})

test('A takeaway has at most 200 characters', () => {
  expect(diagnose(story({ takeaway: 'x'.repeat(200) }))).toEqual([])
  expect(diagnose(story({ takeaway: 'x'.repeat(203) }))).toEqual([
    '9:11: error: `takeaway` has 203 characters; the limit is 200: shorten it by 3 [too-long]',
  ])
})

test.each([
  [
    'Develping',
    '`Develping`; it is one of breaking, developing, settled, closed: did you mean `developing`?',
  ],
  ['done', '`done`; it is one of breaking, developing, settled, closed'],
  ['{ a: b }', 'a group of keys; it is one of breaking, developing, settled, closed'],
])('A word outside a fixed vocabulary is refused: %s', (status, message) => {
  expect(diagnose(story({ status }))).toEqual([
    `6:9: error: \`status\` cannot be ${message} [invalid-value]`,
  ])
})

test('An id is lower-case words joined by hyphens', () => {
  expect(diagnose(story({ previousSlugs: '[Old_Slug]' }))).toEqual([
    '12:17: error: `previousSlugs[1]` must be lower-case words joined by hyphens, such as `csis-paper`, not `Old_Slug` [invalid-value]',
  ])
})

test.each([
  ['javascript:alert(1)', 'it begins with https://'],
  ['data:text/html', 'it begins with https://'],
  ['ftp://example.org', 'it begins with https://'],
  ['//example.org', 'it begins with https://'],
  ['https:example.org', 'it begins with https://'],
  ['https://localhost', 'it begins with https://'],
  ['example.org/a', 'did you mean https://example.org/a?'],
])('A source is found at a full web address: %s', (url, suggestion) => {
  expect(diagnose(story({ sources: source({ url }) }))).toEqual([
    `11:56: error: \`sources[1].url\` must be a full web address, not \`${url}\`: ${suggestion} [invalid-address]`,
  ])
})

test.each([
  '"https://example.org/\\u202e"',
  '"https://example.org/\\u0001"',
  'https://example.org/a b',
])('A web address holds nothing that a feed cannot: %s', (url) => {
  expect(diagnose(story({ sources: source({ url }) }))).toEqual([
    '11:56: error: `sources[1].url` contains a space or an invisible control character [invalid-address]',
  ])
})

test('The site may stand at a bare host name, and says its language by a tag', () => {
  const site = (keys: string) =>
    diagnose(`name: N\ndescription: D\npublisher: { name: P }\n${keys}`, 'site.yaml')
  expect(site('language: en\nurl: http://localhost:3000\n')).toEqual([])
  expect(site('language: English\ncontact: { email: nobody }\n')).toEqual([
    '4:11: error: `language` must be a language tag, such as `en-GB`, not `English` [invalid-value]',
    '5:19: error: `contact.email` is not an e-mail address: `nobody` [invalid-value]',
  ])
})

test('A banner ends on the day it begins, or later', () => {
  const roadmap = (until: string) =>
    diagnose(
      markdownFile(
        { title: 'T', description: 'D', banner: `{ text: B, from: 2026-05-08, until: ${until} }` },
        'Text.\n',
      ),
      'roadmap.md',
    )
  expect(roadmap('2026-05-08')).toEqual([])
  expect(roadmap('2026-05-07')).toEqual([
    '4:45: error: `banner.until` is before `from` [date-order]',
  ])
})
