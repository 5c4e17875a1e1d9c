/** A number from 0 to 1, 1 excluded; the same sequence for the same seed. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

export const pick = <const Items extends readonly [unknown, ...unknown[]]>(
  random: Random,
  items: Items,
): Items[number] => items[Math.floor(random() * items.length)] ?? items[0]

const phrases = (text: string): [string, ...string[]] => {
  const [first = '', ...others] = text.trim().replace(/\s+/g, ' ').split(', ')
  return [first, ...others]
}

const PEOPLE = phrases(`
  minister, engineer, judge, auditor, harbour master, spokeswoman, surveyor, inspector, director,
  union secretary, professor, shipowner, planner, treasurer, councillor, economist, lawyer, mayor,
  hydrologist, contractor, commissioner, editor, farmer, fisherman, magistrate, witness, trustee`)
const BODIES = phrases(`
  ministry, council, port authority, court of appeal, audit office, water board, rail regulator,
  housing association, energy agency, central bank, customs service, university, hospital trust,
  coastguard, labour inspectorate, transport committee, pension fund, development agency, union`)
const THINGS = phrases(`
  bridge, budget, contract, report, timetable, harbour wall, licence, sewer, ferry, reservoir, loan,
  signal box, tender, quarry, by-law, archive, wind farm, tax rebate, school roof, pumping station,
  rent ceiling, survey, catalogue, embankment, warehouse, strike ballot, data centre, fish quota,
  transformer, footpath, spillway, emissions permit, market hall, retaining wall, clinic, subsidy,
  apprenticeship, lighthouse, water meter, crossing, dredger, inquiry, toll, ruling, foundation,
  cable, landing stage, orchard, prison wing, questionnaire, greenhouse, helicopter, treaty`)
const MATTERS = phrases(`
  cost, delay, safety, ownership, maintenance, depth, salinity, financing, wording, legality, noise,
  insurance, reach, subsidence, capacity, accounting, staffing, supervision, lifespan, purpose`)
const QUALITIES = phrases(`
  provisional, unpublished, disputed, older, smaller, costly, binding, second, independent, flawed,
  temporary, joint, regional, overdue, unusual, detailed, confidential, narrow, seasonal, cheaper,
  revised, municipal, technical, incomplete, southern, vacant, voluntary, early, private, shallow,
  half-finished, foreign, wooden, ambitious, anonymous, electric, favourable, rival, ordinary`)
const DEEDS = phrases(`
  approved, postponed, rejected, questioned, published, withdrew, inspected, defended, rewrote,
  halved, cancelled, examined, extended, criticised, suspended, announced, measured, reopened,
  refused, sold, insured, renamed, audited, rebuilt, signed, leaked, corrected, financed, closed,
  borrowed, photographed, mothballed, praised, abandoned, overlooked, flooded, requisitioned`)
const SAYINGS = phrases(`
  said, wrote, argued, told us, conceded, repeated, warned, estimated, denied, explained, recalled`)
const REASONS = phrases(`
  because nobody had asked, after a night of talks, before the deadline ran out, without a vote,
  although the sum was never agreed, while work went on below, as the tide allowed, for want of
  bidders, against the advice of its own staff, since the figures did not add up, by a single vote,
  once the frost had gone, under pressure from insurers, despite three earlier warnings, until a
  buyer could be found, so that the season could begin, behind closed doors, with nine objections,
  on the strength of one photograph, in return for a longer lease, whatever the court might decide`)
const TIMES = phrases(`
  in the spring, on Monday evening, by midsummer, last winter, two weeks later, before dawn, at the
  hearing, during the recess, the day after, within the hour, in the third quarter, on appeal, when
  the water fell, early in the year, at the weekend, for the first time since the flood, in October,
  half an hour before the sitting, on the last day of term, between two storms, at a second reading`)
const UNITS = phrases(`
  metres, tonnes, households, vessels, euros a head, working days, megawatts, pages, members,
  litres a second, vehicles a day, tenants, hectares, complaints, millimetres, passengers`)
const MONTHS = phrases(`
  January, February, March, April, May, June, July, August, September, October, November, December`)
const STARTS = phrases(`
  Bran, Hol, Ash, Ker, Mar, Wes, Thorn, El, Gar, Sten, Lin, Ox, Dun, Vel, Tam, Ro, Quen, Pad, Fal,
  Yar, Crom, Whit, Ulver, Isk, Jed, Nor, Zeal, Cul`)
const ENDS = phrases(`
  ford, wick, ley, stead, mouth, holm, bury, gate, sand, combe, ham, by, den, strand, ness, thorpe,
  minster, pool, haven, cross`)
const GIVEN = phrases(`
  Ada, Bo, Clara, Dev, Edith, Femi, Greta, Hugo, Ines, Jun, Kofi, Lena, Mats, Nuria, Oskar, Priya,
  Rafael, Sunniva, Tomasz, Uzma, Viktor, Wanda, Yusuf, Zoë`)

const a = (phrase: string) => `${/^[aeiou]/i.test(phrase) ? 'an' : 'a'} ${phrase}`
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const placeName = (random: Random): string => pick(random, STARTS) + pick(random, ENDS)
export const personName = (random: Random): string =>
  `${pick(random, GIVEN)} ${pick(random, STARTS)}${pick(random, ENDS)}`
export const bodyName = (random: Random): string =>
  `${placeName(random)} ${capitalised(pick(random, BODIES))}`

const thing = (random: Random) => {
  const plain = pick(random, THINGS)
  const noun = random() < 0.5 ? `${pick(random, QUALITIES)} ${plain}` : plain
  const phrase = random() < 0.6 ? `the ${noun}` : a(noun)
  return random() < 0.4 ? `${phrase} of ${placeName(random)}` : phrase
}
const moment = (random: Random) =>
  random() < 0.5
    ? pick(random, TIMES)
    : `on ${between(random, 1, 28)} ${pick(random, MONTHS)} ${between(random, 1987, 2026)}`
const amount = (random: Random) =>
  `${between(random, 2, 990)}.${between(random, 1, 9)} ${pick(random, UNITS)}`
const agent = (random: Random) =>
  random() < 0.25
    ? `the ${pick(random, BODIES)}`
    : `${personName(random)}, ${a(pick(random, PEOPLE))} in ${placeName(random)},`

const SHAPES: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  (r) => `${agent(r)} ${pick(r, DEEDS)} ${thing(r)} ${moment(r)} ${pick(r, REASONS)}`,
  (r) => `${moment(r)} ${agent(r)} ${pick(r, DEEDS)} ${thing(r)}, and ${thing(r)} with it`,
  (r) => `the ${pick(r, MATTERS)} of ${thing(r)} is put at ${amount(r)}, ${pick(r, REASONS)}`,
  (r) =>
    `“${capitalised(thing(r))} is no ${pick(r, THINGS)},” ${pick(r, SAYINGS)} ${personName(r)}`,
  (r) =>
    `of ${amount(r)} in ${placeName(r)}, ${between(r, 1, 60)} were ${pick(r, DEEDS)} ${moment(r)}`,
  (r) => `whether ${agent(r)} ${pick(r, DEEDS)} ${thing(r)} ${moment(r)} is not known`,
  (r) =>
    `${placeName(r)} ${pick(r, DEEDS)} ${thing(r)} for ${amount(r)}, ${placeName(r)} for ${between(r, 2, 99)}`,
  (r) => `${agent(r)} ${pick(r, SAYINGS)} that ${thing(r)} needs ${amount(r)} ${pick(r, REASONS)}`,
  (r) =>
    `that leaves ${thing(r)}, whose ${pick(r, MATTERS)} ${agent(r)} ${pick(r, DEEDS)} ${pick(r, REASONS)}`,
]

/** A sentence of nonsense about a place that does not exist, without its full stop. */
export const sentence = (random: Random): string => capitalised(pick(random, SHAPES)(random))

/** At most some ten words, as for a title. */
export const headline = (random: Random): string =>
  capitalised(
    `${pick(random, BODIES)} ${pick(random, DEEDS)} ${thing(random)} in ${placeName(random)}`,
  )

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** Sentences that together have at least `least` words. */
export function sentences(random: Random, least: number): string[] {
  const list: string[] = []
  for (let count = 0; count < least;) {
    const next = `${sentence(random)}.`
    list.push(next)
    count += countWords(next)
  }
  return list
}
