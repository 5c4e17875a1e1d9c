import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Days after 1 January 2020, `YYYY-MM-DD`. */
const dayNumber = (days: number) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)

const WORDS =
  'bridge council river budget vote engineer report delay cost traffic repair winter market school court harbour ferry contract safety inspector'.split(
    ' ',
  )

/** Plain sentences, the same for the same seed: this measures speed, nobody reads it. */
function prose(seed: number, words: number): string {
  const sentences: string[] = []
  for (let word = 0, state = seed + 1; word < words; word += 12) {
    const picked = Array.from({ length: 12 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return WORDS[state % WORDS.length]
    })
    sentences.push(`The ${picked.join(' ')}. [^record-${word % 36 === 0 ? 1 : 2}]`)
  }
  return sentences.map((sentence, index) => sentence + (index % 5 === 4 ? '\n\n' : ' ')).join('')
}

function story(index: number, topics: number, words: number): { path: string; text: string } {
  const day = dayNumber(index % 2000)
  const topic = `topic-${index % topics}`
  const cause =
    index >= topics
      ? `causes:\n  - { story: story-${index - topics}, because: It came first. }\n`
      : ''
  const text = `---
title: Story ${index} of the river and the bridge
standfirst: The council met on ${day} and decided what to do next.
topic: ${topic}
update: ${1 + Math.floor((index % 2000) / 500)}
status: developing
publishedAt: ${day}T10:00:00Z
authors: [Bridge desk]
takeaway: The bridge stays shut until the engineers have finished their report.
analysis:
  plainEnglish: |
    ${prose(index, 60).replaceAll('\n', '\n    ').trim()}
  rootCauses: |
    ${prose(index + 7, 60)
      .replaceAll('\n', '\n    ')
      .trim()}
${index % 2000 >= topics ? cause : ''}scenarios:
  - id: reopened
    kind: opportunity
    horizon: long
    statement: The bridge reopens by the end of 2030.
    criterion: A notice of the council that names the day.
    resolveBy: 2030-12-31
    probability: 0.6
perspectives:
  - actor: council
    view: The council said that it would publish the report. [^record-1]
    asOf: ${day}
    source: record-1
sources:
  - { id: record-1, publisher: gazette, title: Minutes ${index}, url: "https://gazette.example.org/${index}", publishedAt: ${day}, kind: primary, access: free }
  - { id: record-2, publisher: gazette, title: Report ${index}, url: "https://gazette.example.org/r/${index}", kind: reporting, access: paywall }
---
${prose(index, words)}
`
  return { path: `stories/${topic}/${day}-story-${index}.md`, text }
}

/** Writes a newsroom of `stories` stories with bodies of `words` words into an empty folder. */
export async function generateNewsroom(
  folder: string,
  { stories, words = 300, topics = 5 }: { stories: number; words?: number; topics?: number },
): Promise<void> {
  const files: { path: string; text: string }[] = [
    {
      path: 'site.yaml',
      text: 'name: Bench\ndescription: Generated.\nlanguage: en-GB\npublisher: { name: Bench }\n',
    },
    { path: 'actors/council.md', text: '---\nname: The council\nkind: parliament\n---\n' },
    {
      path: 'publishers/gazette.md',
      text: '---\nname: Gazette\nwebsite: https://gazette.example.org\n---\n',
    },
    ...Array.from({ length: topics }, (_, topic) => ({
      path: `topics/topic-${topic}.md`,
      text: `---\ntitle: Topic ${topic}\nsection: Politics\ndescription: Topic ${topic}.\naccent: ${topic * 60}\n---\nAbout it.\n`,
    })),
    ...Array.from({ length: topics * 4 }, (_, index) => ({
      path: `updates/topic-${index % topics}/${1 + Math.floor(index / topics)}.md`,
      text: `---\ntitle: Update ${index}\npublishedAt: ${dayNumber(400 * (1 + Math.floor(index / topics)))}T12:00:00Z\n---\nWhat changed.\n`,
    })),
    ...Array.from({ length: stories }, (_, index) => story(index, topics, words)),
  ]
  for (const { path, text } of files) {
    const file = join(folder, path)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text)
  }
}
