import { diffArrays } from 'diff'

import type { Scenario, Story } from './schema/story'
import { analysisTitles, outcomeNames, statusNames } from './vocabulary'

/** A piece of a text that two versions share, or that only one of them has. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** What one part of a story says otherwise than before, in the words of readers. */
export interface PartChange {
  /** ‘Headline’, ‘Root causes’. */
  part: string
  pieces: Piece[]
}

/** What readers saw of a story, part by part. */
export type StoryParts = ReadonlyMap<string, string>

export function partsOf(story: Story): StoryParts {
  const parts = new Map([
    ['Headline', story.title],
    ['Standfirst', story.standfirst],
    ['Status', statusNames[story.status]],
    ['Key takeaway', story.takeaway],
    ['Text', story.body],
  ])
  for (const section of SECTIONS) parts.set(analysisTitles[section], story.analysis[section] ?? '')
  parts.set('Forecasts', story.scenarios.map(describeScenario).join('\n\n'))
  parts.set('Perspectives', story.perspectives.map(({ view }) => view).join('\n\n'))
  parts.set('Sources', story.sources.map(({ title, url }) => `${title}, ${url}`).join('\n'))
  parts.set('Picture', describeImage(story))
  parts.set('Place', story.place ?? '')
  parts.set('Authors', story.authors.join(', '))
  return new Map(Array.from(parts, ([part, text]) => [part, legible(text)]))
}

/** With the name of its file, as another picture is another statement. */
const describeImage = ({ image }: Story) =>
  image === undefined
    ? ''
    : [image.alt, image.caption, `${image.credit}, ${image.licence}`, image.file]
        .filter((part) => part !== undefined)
        .join('\n')

const SECTIONS = [
  'plainEnglish',
  'rootCauses',
  'whyItMatters',
  'howWeGotHere',
  'escalation',
  'whatWeDoNotKnow',
] as const

function describeScenario(scenario: Scenario): string {
  const { statement, criterion, resolveBy, probability, revisions, resolution } = scenario
  return [
    statement,
    criterion,
    `By ${resolveBy}: ${percent(probability)}`,
    ...revisions.map(
      (revision) =>
        `${revision.at.slice(0, 10)}: ${percent(revision.probability)}. ${revision.because}`,
    ),
    ...(resolution === undefined
      ? []
      : [`${outcomeNames[resolution.outcome]}. ${resolution.note}`]),
  ].join('\n')
}

const percent = (probability: number) => `${Number((100 * probability).toFixed(1))}%`

/** Without the marks of citations and the addresses of links, which readers see in another form. */
const legible = (markdown: string) =>
  markdown
    .replace(/ *\[\^[^\]\n]*\]/g, '')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .trim()

/** Part by part, what is otherwise; nothing where readers saw no difference. */
export function compareParts(before: StoryParts, after: StoryParts): PartChange[] {
  return [...after].flatMap(([part, text]) => {
    const old = before.get(part) ?? ''
    return collapse(old) === collapse(text) ? [] : [{ part, pieces: compareWords(old, text) }]
  })
}

const collapse = (text: string) => text.replace(/\s+/g, ' ')

/** Words that may differ before a text counts as written anew: the work grows with their square. */
const MOST_EDITS = 300

/** A word with the space behind it; in scripts that set no spaces, a character. */
const TOKEN =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]\s*|[^\s\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]+\s*/gu

const tokensOf = (text: string) => collapse(text).match(TOKEN) ?? []

function compareWords(before: string, after: string): Piece[] {
  const found = diffArrays(tokensOf(before), tokensOf(after), {
    comparator: (one, other) => one.trimEnd() === other.trimEnd(),
    maxEditLength: MOST_EDITS,
  }) ?? [
    { removed: true, added: false, value: [before] },
    { removed: false, added: true, value: [after] },
  ]
  return found
    .map(({ added, removed, value }, index): Piece => {
      if (added || removed) return { kind: added ? 'added' : 'removed', text: value.join('') }
      const isLast = index === found.length - 1
      return { kind: 'same', text: shorten(value, index === 0, isLast) }
    })
    .filter(({ text }) => text !== '')
}

/** Words that are kept on each side of a change. */
const CONTEXT = 12

function shorten(tokens: readonly string[], isFirst: boolean, isLast: boolean): string {
  const before = isFirst ? 0 : CONTEXT
  const after = isLast ? 0 : CONTEXT
  if (tokens.length <= before + after + 1) return tokens.join('')
  const end = after === 0 ? '' : tokens.slice(-after).join('')
  return `${tokens.slice(0, before).join('')}… ${end}`
}
