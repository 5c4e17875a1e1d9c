import { expect, test, vi } from 'vitest'

import { newsroomFiles } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))

const SOUND = `---
title: A note about notes
standfirst: It is a short note.
topic: cybersecurity
update: 2
status: settled
publishedAt: 2026-05-08T10:00:00Z
authors: [Ada Fenn]
takeaway: It is a note.
analysis:
  plainEnglish: |
    A note is short.
scenarios:
  - id: second-note
    kind: consequence
    horizon: short
    statement: By 1 June 2026 there is a second note.
    criterion: A second note on this site.
    resolveBy: 2026-06-01
    probability: 0.4
perspectives:
  - actor: cisa
    view: The agency likes notes.
    asOf: 2026-05-09
    source: note-book
sources:
  - id: note-book
    publisher: csis
    title: The note book
    url: https://example.org/notes
    kind: reporting
    access: free
---
The note says little. [^note-book]
`

interface Mistake {
  name: string
  sound: string
  broken: string
  /** Where the place begins, when not where `broken` differs from `sound`. */
  at?: string
  says: string
}

/** What people get wrong, each in a story of its own, and what `check` says of it. */
const mistakes: Mistake[] = [
  {
    name: 'tab',
    sound: '  plainEnglish: |',
    broken: '\tplainEnglish: |',
    says: 'error: YAML is indented with spaces, not with tabs [yaml-syntax] = put two spaces in the place of each tab',
  },
  {
    name: 'open-quote',
    sound: 'title: A note about notes',
    broken: 'title: "A note about notes',
    says: 'error: this quotation mark is never closed [yaml-syntax] = end the text with another "',
  },
  {
    name: 'colon',
    sound: 'title: A note about notes',
    broken: 'title: Notes: a history',
    at: 'Notes: a',
    says: 'error: the text contains a colon, which YAML takes for the end of another key [yaml-syntax] = put it between quotation marks: title: "Notes: a history"',
  },
  {
    name: 'no-space',
    sound: 'title: A note about notes',
    broken: 'title:A note about notes',
    says: 'error: there is no space after the colon [yaml-syntax] = write `title: A note about notes`',
  },
  {
    name: 'no-break-space',
    sound: '    horizon: short',
    broken: '\u00a0   horizon: short',
    says: 'error: this is a no-break space, which YAML does not take for a space [yaml-syntax] = delete it and type an ordinary one',
  },
  {
    name: 'star',
    sound: 'takeaway: It is a note.',
    broken: 'takeaway: *It* is a note.',
    says: 'error: a text cannot begin with *, which means something else to YAML [yaml-syntax] = put the text between quotation marks',
  },
  {
    name: 'quoted-word',
    sound: 'takeaway: It is a note.',
    broken: 'takeaway: "Notes" are notes.',
    says: "error: the text goes on after the quotation mark that closes it [yaml-syntax] = put the whole of it between single quotation marks, '…'",
  },
  {
    name: 'backtick',
    sound: 'takeaway: It is a note.',
    broken: 'takeaway: `npm` is a note.',
    says: 'error: a text cannot begin with `, which means something else to YAML [yaml-syntax] = put the text between quotation marks',
  },
  {
    name: 'outdent',
    sound: '    kind: consequence',
    broken: '   kind: consequence',
    at: 'kind: consequence',
    says: 'error: this line is indented otherwise than the lines it belongs to [yaml-syntax] = let all keys of one entry begin in the same column',
  },
  {
    name: 'indent',
    sound: 'status: settled',
    broken: '  status: settled',
    at: 'status: settled',
    says: 'error: this line is indented deeper than the one above, which already has its value [yaml-syntax] = begin it below the `u` of the line above',
  },
  {
    name: 'loose-line',
    sound: '    A note is short.',
    broken: 'A note is short.',
    at: 'A note is short.',
    says: 'error: this line is no `key: value`, and not indented enough to belong to the text above [yaml-syntax] = indent it like the text above, or give it a key',
  },
  {
    name: 'open-list',
    sound: 'authors: [Ada Fenn]',
    broken: 'authors: [Ada Fenn',
    at: '[Ada Fenn',
    says: 'error: this [ is never closed [yaml-syntax] = end the line with ]',
  },
  {
    name: 'markdown-address',
    sound: 'url: https://example.org/notes',
    broken: 'url: [notes](https://example.org/notes)',
    at: '[notes]',
    says: 'error: a link in Markdown is no address [yaml-syntax] = write the address alone: https://example.org/notes',
  },
  {
    name: 'missing-dash',
    sound: '  - id: note-book',
    broken: '    id: note-book',
    at: 'id: note-book',
    says: 'error: `sources` must be a list, not a group of keys [wrong-type] = begin each entry of the list with a dash: `- `',
  },
  {
    name: 'misspelt-key',
    sound: 'scenarios:',
    broken: 'scenario:',
    at: 'scenario:',
    says: 'error: unknown key `scenario` [unknown-key] = did you mean `scenarios`?',
  },
  {
    name: 'missing-key',
    sound: 'standfirst: It is a short note.\n',
    broken: '',
    at: 'title: A note',
    says: 'error: `standfirst` is missing [missing-key]',
  },
  {
    name: 'twice',
    sound: 'status: settled\n',
    broken: 'status: settled\nstatus: closed\n',
    at: 'status: closed',
    says: 'error: this key already stands above in the same mapping [duplicate-key]',
  },
  {
    name: 'author-text',
    sound: 'authors: [Ada Fenn]',
    broken: 'authors: Ada Fenn',
    at: 'Ada Fenn',
    says: 'error: `authors` must be a list, not text [wrong-type] = write it as a list: [Ada Fenn]',
  },
  {
    name: 'percent',
    sound: 'probability: 0.4',
    broken: 'probability: 40%',
    at: '40%',
    says: 'error: `scenarios[1].probability` must be a number, not text [wrong-type] = did you mean 0.4?',
  },
  {
    name: 'certain',
    sound: 'probability: 0.4',
    broken: 'probability: 1',
    at: '1\nperspectives',
    says: 'error: `scenarios[1].probability` is 1, but a probability lies between 0 and 1, both excluded [out-of-range]',
  },
  {
    name: 'day-in-words',
    sound: 'resolveBy: 2026-06-01',
    broken: 'resolveBy: 1 June 2026',
    at: '1 June 2026\n',
    says: 'error: `scenarios[1].resolveBy` must be a day such as 2026-05-08, not `1 June 2026` [invalid-date] = did you mean 2026-06-01?',
  },
  {
    name: 'no-such-day',
    sound: 'asOf: 2026-05-09',
    broken: 'asOf: 2026-05-32',
    at: '2026-05-32',
    says: 'error: `perspectives[1].asOf`: there is no such day as 2026-05-32 [invalid-date]',
  },
  {
    name: 'local-time',
    sound: 'publishedAt: 2026-05-08T10:00:00Z',
    broken: 'publishedAt: 2026-05-08T12:00:00+02:00',
    at: '2026-05-08T12',
    says: 'error: `publishedAt` must be a time in UTC such as 2026-05-08T10:08:00Z, not `2026-05-08T12:00:00+02:00` [invalid-date] = did you mean 2026-05-08T10:00:00Z?',
  },
  {
    name: 'horizon',
    sound: 'horizon: short',
    broken: 'horizon: long',
    at: 'long',
    says: 'error: the horizon is `long`, but 2026-06-01 makes it `short` [horizon] = write `horizon: short`, or change `resolveBy`',
  },
  {
    name: 'deadline-past',
    sound: 'resolveBy: 2026-06-01',
    broken: 'resolveBy: 2025-06-01',
    at: '2025-06-01',
    says: 'error: the deadline 2025-06-01 is not after the day of publication, 2026-05-08 [date-order]',
  },
  {
    name: 'status',
    sound: 'status: settled',
    broken: 'status: setled',
    at: 'setled',
    says: 'error: `status` cannot be `setled`; it is one of breaking, developing, settled, closed [invalid-value] = did you mean `settled`?',
  },
  {
    name: 'identifier',
    sound: '- id: note-book',
    broken: '- id: Note Book',
    at: 'Note Book',
    says: 'error: `sources[1].id` must be lower-case words joined by hyphens, such as `csis-paper`, not `Note Book` [invalid-value]',
  },
  {
    name: 'actor',
    sound: 'actor: cisa',
    broken: 'actor: csia',
    at: 'csia',
    says: 'error: there is no actor `csia` [unknown-actor] = did you mean `cisa`?',
  },
  {
    name: 'publisher',
    sound: 'publisher: csis',
    broken: 'publisher: reuters',
    at: 'reuters',
    says: 'error: there is no publisher `reuters` [unknown-publisher]',
  },
  {
    name: 'update',
    sound: 'update: 2',
    broken: 'update: 3',
    at: '3\nstatus',
    says: 'error: there is no update 3 of `cybersecurity` [unknown-update] = create updates/cybersecurity/3.md',
  },
  {
    name: 'cause',
    sound: 'scenarios:',
    broken: 'causes:\n  - story: package-thefts\n    because: It was first.\nscenarios:',
    at: 'package-thefts',
    says: 'error: there is no story `package-thefts` [unknown-cause] = did you mean `package-theft`?',
  },
  {
    name: 'address',
    sound: 'https://example.org/notes',
    broken: 'example.org/notes',
    says: 'error: `sources[1].url` must be a full web address, not `example.org/notes` [invalid-address] = did you mean https://example.org/notes?',
  },
  {
    name: 'citation',
    sound: '[^note-book]',
    broken: '[^note-book] And more. [^notebook]',
    at: '[^notebook]',
    says: 'error: the text cites `notebook`, which is not among the sources [unknown-citation] = did you mean `note-book`?',
  },
  {
    name: 'evidence',
    sound: '    source: note-book',
    broken: '    source: notebook',
    at: 'notebook',
    says: 'error: the story lists no source `notebook` [unknown-source] = did you mean `note-book`?',
  },
  {
    name: 'footnote',
    sound: '[^note-book]',
    broken: '[^note-book]\n\n[^1]: A note at the foot.',
    at: '[^1]:',
    says: 'error: the text defines the footnote `1` itself [citation-without-source] = list it under `sources` in the front matter and cite it by its id',
  },
  {
    name: 'link',
    sound: 'The note says',
    broken: 'The [theft](story:package-heft) says',
    at: 'story:package-heft',
    says: 'error: there is no story `package-heft` [unknown-story] = did you mean `package-theft`?',
  },
  {
    name: 'picture',
    sound: 'little.',
    broken: 'little. ![](/chart.png)',
    at: '![]',
    says: 'error: the image has no description [missing-alt] = say between the square brackets what it shows: ![A chart of …](/chart.png)',
  },
  {
    name: 'html',
    sound: 'little.',
    broken: '<b>little</b>.',
    at: '<b>',
    says: 'error: HTML in the text is never published [raw-html] = write it in Markdown, or put code between backticks',
  },
  {
    name: 'conflict',
    sound: 'status: settled\n',
    broken: '<<<<<<< HEAD\nstatus: settled\n=======\nstatus: closed\n>>>>>>> other\n',
    at: '<<<<<<<',
    says: 'error: a merge conflict was left in the file [merge-conflict] = keep one of the versions and remove the lines of <<<<<<<, ======= and >>>>>>>',
  },
  {
    name: 'no-text',
    sound: 'The note says little. [^note-book]\n',
    broken: '',
    at: '\n',
    says: 'error: there is no text below the front matter [empty-body] = write it after the second line of ---',
  },
]

const pathOf = ({ name }: Mistake) => `stories/cybersecurity/2026-05-08-mistake-${name}.md`

function textOf({ sound, broken }: Mistake): string {
  if (!SOUND.includes(sound)) throw new Error(`no ${sound} in the sound story`)
  return SOUND.replace(sound, () => broken)
}

/** `line:column` of the place where a mistake has to be shown. */
function placeOf(mistake: Mistake): string {
  const text = textOf(mistake)
  const { at } = mistake
  const differs = Array.from(text).findIndex((character, index) => character !== SOUND[index])
  const offset = at === undefined ? differs : at === '\n' ? text.lastIndexOf(at) : text.indexOf(at)
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** The report as one line a problem, without the excerpts. */
const problemsOf = (output: string) =>
  output
    .split('\n\n')
    .slice(0, -1)
    .map((problem) => {
      const lines = problem.split('\n')
      const hint = lines.find((line) => /^ +=/.test(line))?.trim()
      return [lines[0]?.replace(/^.*\/(?=stories\/)/, ''), hint].filter(Boolean).join(' ')
    })

test('Forty mistakes of forty files are found at once, each where it was made, and nothing else', async () => {
  const stories = mistakes.map((mistake) => [pathOf(mistake), textOf(mistake)])
  const folder = folderOf(newsroomFiles(Object.fromEntries(stories)))

  const { code, output } = await runCommand('check', '--dir', folder, '--no-cache')

  expect(mistakes).toHaveLength(40)
  expect(problemsOf(output)).toEqual(
    mistakes.map((mistake) => `${pathOf(mistake)}:${placeOf(mistake)}: ${mistake.says}`).sort(),
  )
  expect(code).toBe(1)
})
