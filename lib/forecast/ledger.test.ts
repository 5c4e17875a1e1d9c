import { describe, expect, it } from 'vitest'

import type { Outcome, Scenario } from '@/lib/content/schema/story'

import { scenarioState } from './ledger'

const scenario: Scenario = {
  id: 'joint-framework',
  kind: 'opportunity',
  horizon: 'short',
  statement: 'By 8 August 2026 the two governments announce a joint framework.',
  criterion: 'A joint statement on a government site.',
  resolveBy: '2026-08-08',
  probability: 0.75,
  revisions: [
    { at: '2026-06-01T12:00:00Z', probability: 0.5, because: 'No talks were announced.' },
    { at: '2026-07-20T09:00:00Z', probability: 0.25, because: 'The meeting was called off.' },
  ],
}

const resolved = (outcome: Outcome, eventDate = '2026-08-08'): Scenario => ({
  ...scenario,
  resolution: {
    outcome,
    eventDate,
    recordedAt: '2026-08-09T08:00:00Z',
    evidence: ['joint-statement'],
    note: 'No statement was found.',
  },
})

describe('scenarioState', () => {
  it('holds each forecast until the next revision', () => {
    expect(scenarioState(scenario, '2026-06-01T11:59:59Z').probability).toBe(0.75)
    expect(scenarioState(scenario, '2026-06-01T12:00:00Z').probability).toBe(0.5)
    expect(scenarioState(scenario, '2026-07-20T09:00:00Z').probability).toBe(0.25)
  })

  it('keeps the first probability beside the latest', () => {
    expect(scenarioState(scenario, '2026-08-01T00:00:00Z').firstProbability).toBe(0.75)
  })

  it.each([
    ['2026-07-08T23:59:59Z', 'open'],
    ['2026-07-09T00:00:00Z', 'closing-soon'],
    ['2026-08-08T23:59:59Z', 'closing-soon'],
    ['2026-08-09T00:00:00Z', 'overdue'],
  ])('at %s, with a deadline on 8 August, is %s', (now, state) => {
    expect(scenarioState(scenario, now)).toMatchObject({ state, score: undefined })
  })

  it('scores the first forecast and the last one before a plain outcome', () => {
    expect(scenarioState(resolved('no'), '2026-09-01T00:00:00Z')).toEqual({
      state: 'resolved',
      probability: 0.25,
      firstProbability: 0.75,
      score: { first: 0.5625, last: 0.0625 },
    })
  })

  it('does not count a revision made on or after the day that settled the outcome', () => {
    const state = scenarioState(resolved('yes', '2026-07-20'), '2026-09-01T00:00:00Z')
    expect(state).toMatchObject({ probability: 0.5, score: { first: 0.0625, last: 0.25 } })
  })

  it('does not count a revision made after the deadline, however late the outcome was settled', () => {
    const late = { at: '2026-08-09T00:00:00Z', probability: 0.01, because: 'Nothing came.' }
    const state = scenarioState(
      { ...resolved('no', '2026-08-20'), revisions: [...scenario.revisions, late] },
      '2026-09-01T00:00:00Z',
    )
    expect(state).toMatchObject({ probability: 0.25, score: { first: 0.5625, last: 0.0625 } })
  })

  it.each(['ambiguous', 'annulled'] as const)(
    'gives no score when the outcome is %s',
    (outcome) => {
      const state = scenarioState(resolved(outcome), '2026-09-01T00:00:00Z')
      expect(state).toMatchObject({ state: 'resolved', score: undefined })
    },
  )

  it('is overdue until the resolution is recorded', () => {
    expect(scenarioState(resolved('no'), '2026-08-09T07:59:59Z').state).toBe('overdue')
  })
})
