import { write } from '@/tests/fixtures/repository'

let written = 0

/** Later each time: a published story changes only with a date that is newer. */
const laterThan = (instant: string) =>
  new Date(Date.parse(instant) + ++written * 1000).toISOString().replace('.000Z', 'Z')

/** A story of the topic `bridge` with nothing that may be left out. */
const note = (
  title: string,
  publishedAt = '2025-05-20T10:00:00Z',
  text = 'The note says little.',
) => `---
title: ${title}
standfirst: It is a short note.
topic: bridge
update: 3
status: settled
publishedAt: ${publishedAt}
updatedAt: ${laterThan(publishedAt)}
authors: [Ada Fenn]
takeaway: It is a note.
analysis:
  plainEnglish: |
    A note is short. [^note-book]
sources:
  - { id: note-book, publisher: gazette, title: The note book, url: "https://gazette.example.org/notes", kind: primary, access: free }
---
${text}
`

export function writeNote(newsroom: string, slug: string, ...contents: Parameters<typeof note>) {
  const day = (contents[1] ?? '2025-05-20').slice(0, 10)
  write(newsroom, `stories/bridge/${day}-${slug}.md`, note(...contents))
}

/** 20 kB in few words, soon parsed: a hundred of them are more than SQLite holds before it writes. */
const longText = (edition: string) =>
  `The ${edition} has a line of tides.\n\n\`\`\`\n${`${'lowandhighwater'.repeat(13)} `.repeat(100)}\n\`\`\``

/** Writes `count` long stories of an edition, `morning-0` and so on. */
export function writeMany(newsroom: string, count: number, edition: string) {
  for (let number = 0; number < count; number += 1) {
    const title = `Note ${number} of the ${edition}`
    writeNote(newsroom, `${edition}-${number}`, title, undefined, longText(edition))
  }
}
