import { compareTexts, type TextChange } from './compare-texts'
import { tellsReaders } from './dated-notes'
import type { CrossFinding, UnfiledFinding } from './locate'
import type { Correction, Source, Story } from './schema/story'

interface PartChange {
  /** As an editor knows it: a key, or ‘the body’. */
  name: string
  at: CrossFinding['at']
  isSpelling: boolean
}

/**
 * What a story says otherwise than the version that readers have seen, without a dated word about
 * it: one finding for all of it.
 *
 * @param now this instant in UTC, as the front matter that is suggested names it
 */
export function findSilentChange(before: Story, after: Story, now: string): UnfiledFinding[] {
  const changes = [
    ...compareDate(before, after),
    ...compareEachText(before, after),
    ...compareImages(before, after),
    ...compareSources(before, after),
    ...compareCorrections(before, after),
    ...listNewScenarios(before, after),
  ]
  const [first] = changes
  if (first === undefined || tellsReaders(before, after)) return []
  const isSpelling = changes.every((change) => change.isSpelling)
  const names = [...new Set(changes.map(({ name }) => name))].join(', ')
  return [
    {
      rule: 'silent-change',
      ...(isSpelling && { severity: 'warning' }),
      message: `readers have seen this story otherwise (${names}), and nothing tells them`,
      suggestion: isSpelling
        ? `a misspelling or a dead link owes no note; anything else owes \`updatedAt: ${now}\`, or a correction`
        : suggestDates(after, now),
      at: (changes.find((change) => !change.isSpelling) ?? first).at,
    },
  ]
}

/** The lines that tell readers; a key that is there already must not stand twice. */
function suggestDates({ updatedAt, corrections }: Story, now: string): string {
  const entry = `{ at: ${now}, kind: correction, note: … }`
  const date = `${updatedAt === undefined ? 'add' : 'change it to'} \`updatedAt: ${now}\``
  return corrections.length === 0
    ? `${date} if it is news; if it was wrong, add \`corrections: [${entry}]\``
    : `${date} if it is news; if it was wrong, add \`${entry}\` to \`corrections\``
}

const compareDate = (before: Story, after: Story): PartChange[] =>
  before.publishedAt === after.publishedAt ? [] : [whole('publishedAt', ['publishedAt'])]

const whole = (name: string, path: (string | number)[]): PartChange => ({
  name: name.includes(' ') ? name : `\`${name}\``,
  at: { path },
  isSpelling: false,
})

interface Part {
  text: string
  name: string
  place: (change: Pick<TextChange, 'offset'>) => CrossFinding['at']
}

const inKey = (text: string, ...path: (string | number)[]): Part => ({
  text,
  name: `\`${path.filter((step) => typeof step === 'string').join('.')}\``,
  place: ({ offset }) => ({ path, offset }),
})

/** The texts of a story by a name that stays when others come before them. */
function listParts({ title, standfirst, takeaway, analysis, perspectives, body }: Story) {
  const parts = new Map<string, Part>([
    ['title', inKey(title, 'title')],
    ['standfirst', inKey(standfirst, 'standfirst')],
    ['takeaway', inKey(takeaway, 'takeaway')],
  ])
  for (const [section, text] of Object.entries(analysis)) {
    if (text !== undefined) parts.set(section, inKey(text, 'analysis', section))
  }
  perspectives.forEach(({ actor, asOf, view }, index) => {
    parts.set(`view of ${actor} ${asOf}`, inKey(view, 'perspectives', index, 'view'))
  })
  return parts.set('body', {
    text: body,
    name: 'the body',
    place: ({ offset }) => ({ body: offset }),
  })
}

function compareEachText(before: Story, after: Story): PartChange[] {
  const old = listParts(before)
  const now = listParts(after)
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, { name }]) => name)
  const parents = [...new Set(gone.map((name) => name.replace(/[`]/g, '').split('.')[0] ?? ''))]
  const changed = [...now].flatMap(([key, { text, name, place }]): PartChange[] => {
    const change = compareTexts(old.get(key)?.text ?? '', text)
    return change === undefined ? [] : [{ name, at: place(change), isSpelling: change.isSpelling }]
  })
  return [...changed, ...parents.map((parent) => whole(parent, [parent]))]
}

/**
 * A picture that comes to a story later takes nothing back, and one that is described better says
 * nothing else.
 */
function compareImages({ image: known }: Story, { image }: Story): PartChange[] {
  if (known === undefined) return []
  if (image === undefined) return [whole('image', ['image'])]
  if (image.file !== known.file) return [whole('image', ['image', 'file'])]
  return (['credit', 'licence', 'caption'] as const).flatMap((key): PartChange[] => {
    const change = compareTexts(known[key] ?? '', image[key] ?? '')
    if (change === undefined) return []
    const at =
      image[key] === undefined
        ? { path: ['image'] }
        : { path: ['image', key], offset: change.offset }
    return [{ name: `\`image.${key}\``, at, isSpelling: change.isSpelling }]
  })
}

function compareSources(before: Story, after: Story): PartChange[] {
  const old = new Map(before.sources.map((source) => [source.id, source]))
  const kept = new Set(after.sources.map(({ id }) => id))
  const changed = after.sources.flatMap((source, index): PartChange[] => {
    const known = old.get(source.id)
    if (known === undefined) return [whole('sources', ['sources', index])]
    const isSpelling = compareSource(known, source)
    return isSpelling === undefined
      ? []
      : [{ name: '`sources`', at: { path: ['sources', index] }, isSpelling }]
  })
  const isShorter = before.sources.some(({ id }) => !kept.has(id))
  return isShorter ? [...changed, whole('sources', ['sources'])] : changed
}

/** True for what may be a repair, and nothing where both say the same. */
function compareSource(known: Source, source: Source): boolean | undefined {
  const isOther =
    known.publisher !== source.publisher ||
    known.kind !== source.kind ||
    known.publishedAt !== source.publishedAt
  if (isOther) return false
  const title = compareTexts(known.title, source.title)
  if (title !== undefined) return title.isSpelling
  return known.url === source.url ? undefined : true
}

/** A note that readers have seen stays: another one may follow it. */
function compareCorrections(before: Story, after: Story): PartChange[] {
  const left = [...after.corrections.entries()]
  return before.corrections.flatMap((known): PartChange[] => {
    const found = left.findIndex(([, { at, kind }]) => at === known.at && kind === known.kind)
    const [entry] = found === -1 ? [] : left.splice(found, 1)
    if (entry === undefined) return [whole('corrections', ['corrections'])]
    return compareNote(known, entry)
  })
}

function compareNote(known: Correction, [index, { note }]: [number, Correction]): PartChange[] {
  const change = compareTexts(known.note, note)
  if (change === undefined) return []
  const at = { path: ['corrections', index, 'note'], offset: change.offset }
  return [{ name: '`corrections`', at, isSpelling: change.isSpelling }]
}

const listNewScenarios = (before: Story, after: Story): PartChange[] =>
  after.scenarios.flatMap(({ id }, index) =>
    before.scenarios.some((scenario) => scenario.id === id)
      ? []
      : [whole('scenarios', ['scenarios', index])],
  )
