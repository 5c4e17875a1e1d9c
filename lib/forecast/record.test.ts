import { describe, expect, it } from 'vitest'

import { recorded, revision } from '@/tests/fixtures/recorded'

import { listCounted, standingOf } from './record'

const NOW = '2026-04-01T00:00:00Z'
const countOne = (...options: Parameters<typeof recorded>) =>
  listCounted([recorded(...options)], NOW)[0]

const sharesOf = (forecast: ReturnType<typeof countOne>) =>
  forecast?.steps.map(({ probability, share }) => ({ probability, share }))

describe('standingOf', () => {
  const early = recorded({ outcome: 'yes', eventDate: '2026-03-04' }).scenario

  it.each([
    ['2026-03-03T00:00:00Z', 'closing-soon'],
    ['2026-03-04T09:00:00Z', 'early'],
    ['2026-03-10T23:59:59Z', 'early'],
    ['2026-03-11T00:00:00Z', 'counted'],
  ])('at %s, of a yes of 4 March due on 10 March, is %s', (now, standing) => {
    expect(standingOf(early, now)).toBe(standing)
  })

  it.each(['ambiguous', 'annulled'] as const)('never counts what is %s', (outcome) => {
    expect(standingOf(recorded({ outcome }).scenario, NOW)).toBe(outcome)
    expect(countOne({ outcome })).toBeUndefined()
  })

  it('is overdue where nothing was recorded in time', () => {
    expect(standingOf(recorded().scenario, NOW)).toBe('overdue')
    expect(countOne()).toBeUndefined()
  })
})

describe('listCounted', () => {
  it('scores a forecast at publication, over its time and at last', () => {
    const revisions = [revision('2026-03-05T00:00:00Z', 0.8)]
    const forecast = countOne({ outcome: 'yes', revisions })
    expect(forecast).toMatchObject({ outcome: 'yes', isProven: true, first: 0.6, last: 0.8 })
    expect(sharesOf(forecast)).toEqual([
      { probability: 0.6, share: 0.4 },
      { probability: 0.8, share: 0.6 },
    ])
    // 0.4 × 0.16 + 0.6 × 0.04
    expect(forecast?.brier.first).toBeCloseTo(0.16, 12)
    expect(forecast?.brier.timeWeighted).toBeCloseTo(0.088, 12)
    expect(forecast?.brier.last).toBeCloseTo(0.04, 12)
    expect(forecast?.logarithmic.first).toBeCloseTo(-Math.log(0.6), 12)
    expect(forecast?.logarithmic.timeWeighted).toBeCloseTo(
      -0.4 * Math.log(0.6) - 0.6 * Math.log(0.8),
      12,
    )
  })

  it('ends with the deadline, where the outcome was settled later', () => {
    const revisions = [revision('2026-03-06T00:00:00Z', 0.2)]
    const forecast = countOne({ outcome: 'no', eventDate: '2026-03-20', revisions })
    expect(sharesOf(forecast)).toEqual([
      { probability: 0.6, share: 0.5 },
      { probability: 0.2, share: 0.5 },
    ])
  })

  it('ends with the day before the one that settled the outcome', () => {
    const revisions = [
      revision('2026-03-04T00:00:00Z', 0.9),
      revision('2026-03-07T00:00:00Z', 0.99),
    ]
    const forecast = countOne({ outcome: 'yes', eventDate: '2026-03-07', revisions })
    expect(sharesOf(forecast)).toEqual([
      { probability: 0.6, share: 0.5 },
      { probability: 0.9, share: 0.5 },
    ])
    expect(forecast?.last).toBe(0.9)
  })

  it.each([
    ['proven', undefined],
    ['not proven', ['2026-03-25T00:00:00Z', '2026-03-25T00:00:00Z']],
    [
      'proven, and the revision was committed ahead of its time',
      ['2026-03-01T00:00:00Z', '2026-03-05T00:00:00Z'],
    ],
  ])('does not count a revision made after the deadline: %s', (_name, committedAt) => {
    const revisions = [revision('2026-03-11T00:00:00Z', 0.01)]
    const forecast = countOne({
      ...{ outcome: 'no', eventDate: '2026-03-20', revisions },
      ...(committedAt && { committedAt }),
    })
    expect(sharesOf(forecast)).toEqual([{ probability: 0.6, share: 1 }])
    expect(forecast?.last).toBe(0.6)
  })

  it('scores a proven forecast only by what is proven, from its commit on', () => {
    const forecast = countOne({
      outcome: 'yes',
      revisions: [revision('2026-03-02T00:00:00Z', 0.8), revision('2026-03-03T00:00:00Z', 0.95)],
      committedAt: ['2026-03-01T00:00:00Z', '2026-03-06T00:00:00Z', '2026-03-15T00:00:00Z'],
    })
    expect(forecast).toMatchObject({ isProven: true, first: 0.6, last: 0.8 })
    expect(sharesOf(forecast)).toEqual([
      { probability: 0.6, share: 0.5 },
      { probability: 0.8, share: 0.5 },
    ])
  })

  it('scores one that is not proven by the times it is printed with', () => {
    const revisions = [revision('2026-03-06T00:00:00Z', 0.8)]
    const committedAt = ['2026-03-15T00:00:00Z', '2026-03-15T00:00:00Z']
    expect(countOne({ outcome: 'yes', revisions, committedAt })).toMatchObject({
      isProven: false,
      last: 0.8,
    })
  })

  it('scores a forecast of the very day of its outcome by its first probability', () => {
    const forecast = countOne({ outcome: 'no', eventDate: '2026-03-01' })
    expect(forecast).toMatchObject({ isProven: false, first: 0.6 })
    expect(forecast?.brier.timeWeighted).toBeCloseTo(0.36, 12)
  })
})
