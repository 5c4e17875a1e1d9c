import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { recorded, revision } from '@/tests/fixtures/recorded'

import { decompose } from './decomposition'
import type { PlainOutcome } from './scoring'
import { toTrackRecord } from './track-record'

/** What was said of one state at one day. */
interface Row {
  election: string
  state: string
  outcome: PlainOutcome
  date: string
  probability: number
}

const rows = readFileSync('tests/fixtures/forecasts/governors.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [election = '', state = '', outcome, date = '', probability] = line.split(',')
    return {
      ...{ election, state, date, probability: Number(probability) },
      outcome: outcome === 'yes' ? 'yes' : 'no',
    }
  })

/** Each election as a scenario: published with its first forecast, and revised each week. */
const scenarios = rows.flatMap(({ election, state, outcome, date, probability }, index) => {
  if (rows[index - 1]?.state === state) return []
  const later = rows.filter(
    (row) => row.election === election && row.state === state && row.date > date,
  )
  return recorded({
    ...{ outcome, probability, eventDate: election, resolveBy: election },
    publishedAt: `${date}T00:00:00Z`,
    revisions: later.map((row) => revision(`${row.date}T00:00:00Z`, row.probability)),
  })
})

describe('the elections of governors in 2018 and 2022, as FiveThirtyEight forecast them', () => {
  const { summary, calibration, counted } = toTrackRecord(scenarios, '2023-01-01T00:00:00Z').proven

  // The figures below are what scikit-learn 1.9.1 makes of the same file: `brier_score_loss` and
  // `log_loss`, those over time with days as weights.
  it('have the scores that scikit-learn gives them', () => {
    expect(summary).toMatchObject({ count: 72, happened: 34, isThin: false })
    expect(summary?.brier.first).toBeCloseTo(0.05181308658263888, 14)
    expect(summary?.brier.timeWeighted).toBeCloseTo(0.054587677259224525, 14)
    expect(summary?.brier.last).toBeCloseTo(0.04983185132430556, 14)
    expect(summary?.logarithmic.first).toBeCloseTo(0.17516358380927372, 13)
    expect(summary?.logarithmic.timeWeighted).toBeCloseTo(0.1799132768474587, 13)
    expect(summary?.logarithmic.last).toBeCloseTo(0.16658142891427616, 13)
    expect(summary?.brierOfBaseRate).toBeCloseTo(0.24922839506172842, 14)
  })

  // `calibration_curve` in ten bins of equal width, and the exact interval of SciPy 1.17.1's
  // `binomtest`.
  it('are calibrated as scikit-learn and SciPy find them', () => {
    const expected = [
      [28, 0, 0.023144642857142857, 0, 0.12343611850026943],
      [3, 0, 0.14568499999999998, 0, 0.7075982261787133],
      [1, 0, 0.2043, 0, 0.975],
      [2, 1, 0.37151, 0.01257911709367899, 0.987420882906321],
      [3, 1, 0.45044666666666666, 0.008403758659612647, 0.9057006759492866],
      [4, 3, 0.6506975, 0.19412044968324338, 0.9936905367902901],
      [3, 2, 0.7836666666666666, 0.09429932405071303, 0.9915962413403874],
      [7, 6, 0.8667307142857142, 0.42127680295680187, 0.9963897031380992],
      [21, 21, 0.9672214285714285, 0.8389023847809204, 1],
    ]
    const found = calibration.map(({ count, happened, meanProbability, band }) => [
      ...[count, happened, meanProbability, band.from, band.to],
    ])
    expect(found).toHaveLength(expected.length)
    found.forEach((bin, index) =>
      bin.forEach((value, column) => expect(value).toBeCloseTo(expected[index]?.[column] ?? -1, 9)),
    )
  })

  // By Siegert's way to the same parts, as differences of scikit-learn's `brier_score_loss`.
  it('are split as recalibration splits them, rounded to tenths', () => {
    const parts = decompose(
      counted.map(({ first, outcome }) => ({
        ...{ outcome, weight: 1 },
        probability: Math.round(first * 10) / 10,
      })),
    )
    expect(parts?.reliability).toBeCloseTo(0.012651515151515157, 14)
    expect(parts?.resolution).toBeCloseTo(0.208824354657688, 14)
    expect(parts?.uncertainty).toBeCloseTo(0.24922839506172842, 14)
  })
})
