import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { recorded } from '@/tests/fixtures/recorded'

import { listCounted } from './record'
import type { PlainOutcome } from './scoring'
import { findExtremes, summarise, summariseBy, summariseByMonth } from './summary'

const NOW = '2027-01-01T00:00:00Z'
const count = (...entries: NonNullable<Parameters<typeof recorded>[0]>[]) =>
  listCounted(entries.map(recorded), NOW)

const entry = fc.record({
  probability: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  outcome: fc.constantFrom<PlainOutcome>('yes', 'no'),
})

describe('summarise', () => {
  it('holds the mean scores against both references', () => {
    const summary = summarise(
      count(
        { probability: 0.8, outcome: 'yes' },
        { probability: 0.3, outcome: 'no' },
        { probability: 0.4, outcome: 'no' },
        { probability: 0.9, outcome: 'no' },
      ),
    )
    // 0.04, 0.09, 0.16 and 0.81: 1.1 of 4; the base rate 1/4 scores 3/16.
    expect(summary).toMatchObject({ count: 4, happened: 1, baseRate: 0.25, isThin: true })
    expect(summary?.brier.first).toBeCloseTo(0.275, 12)
    expect(summary?.brierOfBaseRate).toBe(0.1875)
    expect(summary?.skillOverBaseRate?.first).toBeCloseTo(1 - 0.275 / 0.1875, 12)
    expect(summary?.skillOverEvens.first).toBeCloseTo(-0.1, 12)
  })

  it('has no skill over a base rate of all or nothing, which is perfect', () => {
    const summary = summarise(count({ outcome: 'yes' }, { outcome: 'yes' }))
    expect(summary?.brierOfBaseRate).toBe(0)
    expect(summary?.skillOverBaseRate).toBeUndefined()
  })

  it('calls four thin and five not', () => {
    const some = Array.from({ length: 5 }, () => ({ outcome: 'no' as const }))
    expect(summarise(count(...some.slice(1)))?.isThin).toBe(true)
    expect(summarise(count(...some))?.isThin).toBe(false)
    expect(summarise([])).toBeUndefined()
  })

  it('does not depend on the order of the forecasts, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), (entries) => {
        const counted = count(...entries)
        expect(summarise(counted.toReversed())).toEqual(summarise(counted))
      }),
    )
  })

  it('scores evens 0.25 and has no skill over them', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), (entries) => {
        const summary = summarise(count(...entries.map((one) => ({ ...one, probability: 0.5 }))))
        expect(summary?.brier.timeWeighted).toBe(0.25)
        expect(summary?.skillOverEvens.timeWeighted).toBe(0)
      }),
    )
  })
})

describe('summariseBy', () => {
  it('gives a summary to each group that has any, in the order asked for', () => {
    const counted = count(
      { kind: 'risk', outcome: 'no' },
      { kind: 'opportunity', outcome: 'yes' },
      { kind: 'risk', outcome: 'yes' },
    )
    const groups = summariseBy(
      counted,
      ['opportunity', 'risk', 'precedent'],
      ({ scenario }) => scenario.kind,
    )
    expect(groups.map(({ key, summary }) => [key, summary.count, summary.happened])).toEqual([
      ['opportunity', 1, 1],
      ['risk', 2, 1],
    ])
  })
})

describe('summariseByMonth', () => {
  it('counts each forecast from the month of its deadline on', () => {
    const months = summariseByMonth(
      count(
        { outcome: 'yes', resolveBy: '2026-05-10' },
        { outcome: 'no', resolveBy: '2026-03-10' },
        { outcome: 'no', resolveBy: '2026-03-31' },
      ),
    )
    expect(months.map(({ month, summary }) => [month, summary.count])).toEqual([
      ['2026-03', 2],
      ['2026-05', 3],
    ])
    expect(months[0]?.summary.brier.first).toBeCloseTo(0.36, 12)
    expect(months[1]?.summary.brier.first).toBeCloseTo((0.36 + 0.36 + 0.16) / 3, 12)
  })
})

describe('findExtremes', () => {
  it('lists the best and the worst, and none in both', () => {
    const counted = count(
      { id: 'a', probability: 0.9, outcome: 'yes' },
      { id: 'b', probability: 0.9, outcome: 'no' },
      { id: 'c', probability: 0.7, outcome: 'yes' },
    )
    const ids = (limit: number) => {
      const { best, worst } = findExtremes(counted, limit)
      return [best, worst].map((list) => list.map(({ scenario }) => scenario.id))
    }
    expect(ids(5)).toEqual([['a'], ['b']])
    expect(ids(0)).toEqual([[], []])
  })
})
