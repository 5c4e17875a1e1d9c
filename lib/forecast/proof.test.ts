import { describe, expect, it } from 'vitest'

import { recorded, revision } from '@/tests/fixtures/recorded'

import { evidenceOf, provenSteps } from './proof'

const REVISED = [revision('2026-03-05T00:00:00Z', 0.8)]
const proofOf = (...options: Parameters<typeof recorded>) =>
  evidenceOf(recorded(...options)).map(({ isProven }) => isProven)
const stepsOf = (...options: Parameters<typeof recorded>) =>
  provenSteps(evidenceOf(recorded(...options))).map(({ from, probability }) => ({
    from,
    probability,
  }))

describe('evidenceOf', () => {
  it.each([
    ['2026-03-07T23:59:59Z', true],
    ['2026-03-08T00:00:00Z', false],
    ['2026-03-09T00:00:00Z', false],
    [undefined, false],
  ])('takes a commit of %s as proof of a forecast settled on 8 March: %s', (commit, isProven) => {
    const eventDate = '2026-03-08'
    expect(proofOf({ outcome: 'yes', eventDate, committedAt: [commit] })).toEqual([isProven])
  })

  it.each([
    ['2026-03-10T23:59:59Z', true],
    ['2026-03-11T00:00:00Z', false],
    [undefined, false],
  ])(
    'takes a commit of %s as proof of an open forecast due on 10 March: %s',
    (commit, isProven) => {
      expect(proofOf({ committedAt: [commit] })).toEqual([isProven])
    },
  )

  it('takes no commit after the deadline as proof, however late the outcome was settled', () => {
    const committedAt = ['2026-03-11T00:00:00Z']
    expect(proofOf({ outcome: 'no', eventDate: '2026-03-20', committedAt })).toEqual([false])
  })

  it('judges each forecast of a scenario by its own commit', () => {
    const committedAt = ['2026-03-01T00:00:00Z', '2026-03-20T00:00:00Z']
    expect(proofOf({ outcome: 'no', revisions: REVISED, committedAt })).toEqual([true, false])
  })
})

describe('provenSteps', () => {
  it('begins each forecast with its commit, where that came later than the time printed', () => {
    const committedAt = ['2026-03-02T00:00:00Z', '2026-03-06T00:00:00Z']
    expect(stepsOf({ outcome: 'no', revisions: REVISED, committedAt })).toEqual([
      { from: '2026-03-02T00:00:00Z', probability: 0.6 },
      { from: '2026-03-06T00:00:00Z', probability: 0.8 },
    ])
  })

  it('begins a scheduled forecast with its publication, and not with its commit', () => {
    expect(stepsOf({ committedAt: ['2026-02-01T00:00:00Z'] })).toEqual([
      { from: '2026-03-01T00:00:00Z', probability: 0.6 },
    ])
  })

  it('disregards a revision that is not proven', () => {
    const committedAt = ['2026-03-01T00:00:00Z', undefined]
    expect(stepsOf({ outcome: 'no', revisions: REVISED, committedAt })).toEqual([
      { from: '2026-03-01T00:00:00Z', probability: 0.6 },
    ])
  })

  it('has nothing of a scenario whose first forecast is not proven', () => {
    const committedAt = [undefined, '2026-03-05T00:00:00Z']
    expect(stepsOf({ outcome: 'no', revisions: REVISED, committedAt })).toEqual([])
  })

  it.each([
    ['together with its revision', '2026-03-06T00:00:00Z'],
    ['after its revision', '2026-03-07T00:00:00Z'],
  ])('leaves out a forecast that was committed %s: it never stood', (_name, first) => {
    const committedAt = [first, '2026-03-06T00:00:00Z']
    expect(stepsOf({ outcome: 'no', revisions: REVISED, committedAt })).toEqual([
      { from: '2026-03-06T00:00:00Z', probability: 0.8 },
    ])
  })
})
