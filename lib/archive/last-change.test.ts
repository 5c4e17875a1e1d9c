import { expect, test } from 'vitest'

import { lastChangeOf } from './last-change'

const story = { publishedAt: '2026-05-08T10:08:00Z', corrections: [], scenarios: [] }
const NOW = '2026-09-01T00:00:00Z'

const correctionAt = (at: string) => ({ at, kind: 'correction' as const, note: 'A note.' })

const scenario = {
  id: 'framework',
  kind: 'risk' as const,
  horizon: 'short' as const,
  statement: 'It is signed.',
  criterion: 'A text.',
  resolveBy: '2026-08-08',
  probability: 0.5,
  revisions: [],
}

test('an untouched story changed last when it was published', () => {
  expect(lastChangeOf(story, NOW)).toBe('2026-05-08T10:08:00Z')
})

test('updates, corrections, new forecasts and resolutions are changes', () => {
  const updated = { ...story, updatedAt: '2026-05-09T08:00:00Z' }
  expect(lastChangeOf(updated, NOW)).toBe('2026-05-09T08:00:00Z')
  const corrected = { ...updated, corrections: [correctionAt('2026-05-10T08:00:00Z')] }
  expect(lastChangeOf(corrected, NOW)).toBe('2026-05-10T08:00:00Z')
  const revisions = [{ at: '2026-05-11T08:00:00Z', probability: 0.6, because: 'A hint.' }]
  const revised = { ...corrected, scenarios: [{ ...scenario, revisions }] }
  expect(lastChangeOf(revised, NOW)).toBe('2026-05-11T08:00:00Z')
  const resolution = {
    outcome: 'no' as const,
    eventDate: '2026-08-08',
    recordedAt: '2026-08-09T08:00:00Z',
    evidence: ['paper'],
    note: 'Nothing was signed.',
  }
  const resolved = { ...corrected, scenarios: [{ ...scenario, revisions, resolution }] }
  expect(lastChangeOf(resolved, NOW)).toBe('2026-08-09T08:00:00Z')
})

test('what is dated later than now has not changed anything yet', () => {
  const corrections = [correctionAt('2026-05-10T08:00:00Z'), correctionAt('2027-01-01T00:00:00Z')]
  expect(lastChangeOf({ ...story, corrections }, NOW)).toBe('2026-05-10T08:00:00Z')
})
