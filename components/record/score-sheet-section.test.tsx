import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { toTrackRecord } from '@/lib/forecast/track-record'
import { recorded } from '@/tests/fixtures/recorded'

import { ScoreSheetSection } from './score-sheet-section'

const NOW = '2026-04-01T00:00:00Z'
const topics = ['moon', 'sea'].map((id) => ({ id, title: id, section: 'Science', accent: 90 }))

const count = (number: number, topic: string, probability: number) =>
  Array.from({ length: number }, (_, index) =>
    recorded({ outcome: 'no', id: `${topic}-${index}`, topic, probability }),
  )

/** The page's text, a row of a table a line. */
function read(forecasts: ReturnType<typeof count>): string[] {
  const { proven } = toTrackRecord(forecasts, NOW)
  const html = renderToStaticMarkup(
    <ScoreSheetSection sheet={proven} topics={topics} empty="Nothing." />,
  )
  return html
    .replace(/<\/t[hd]>/g, ' | ')
    .split(/<\/(?:tr|p|caption)>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
}

test('Groups and bins of four say that they are too few, and those of five have their scores', () => {
  const lines = read([...count(5, 'moon', 0.2), ...count(4, 'sea', 0.4)])
  expect(lines).toContain('moon | 0 of 5 | 0.040 | +84% |')
  expect(lines).toContain('sea | 0 of 4 | too few | too few |')
  expect(lines).toContain('20–30% | 20%, highly unlikely | 0 of 5 | 0% | 0–52% |')
  expect(lines).toContain('40–50% | 40%, realistic possibility | 0 of 4 | too few | 0–60% |')
})

test('Of four in all no mean is printed', () => {
  const lines = read(count(4, 'moon', 0.2))
  expect(lines[0]).toBe(
    'Only 4 counted: means of fewer than 5 say nothing, so we print none and conclude nothing.',
  )
  expect(lines.join('\n')).not.toMatch(/Mean scores|Calibration|Skill|Best calls/)
})
