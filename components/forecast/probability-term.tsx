import { Definition, Term } from '@/components/site/definition'
import {
  describeProbability,
  type ProbabilityBand,
  probabilityBands,
} from '@/lib/forecast/yardstick'

const definitionOf = ({ words }: ProbabilityBand) => words.replaceAll(' ', '-')

/** A probability in words, for a page that holds `ProbabilityDefinitions` too. */
export function ProbabilityTerm({ probability }: { probability: number }) {
  const band = describeProbability(probability)
  return <Term definition={definitionOf(band)}>{band.words}</Term>
}

/** Of the words for these probabilities. */
export function ProbabilityDefinitions({ probabilities }: { probabilities: readonly number[] }) {
  const used = new Set(probabilities.map((probability) => describeProbability(probability).words))
  return probabilityBands
    .filter(({ words }) => used.has(words))
    .map((band) => (
      <Definition key={band.words} id={definitionOf(band)}>
        {band.range}: {tellFrequency(band)}
      </Definition>
    ))
}

/** What a band says of many forecasts: ‘of 100 such forecasts, 55 to 75 should come true’. */
export function tellFrequency({ from, to }: Pick<ProbabilityBand, 'from' | 'to'>): string {
  const [least, most] = [Math.round(from * 100), Math.round(to * 100)]
  if (least === 0) return `of 100 such forecasts, at most ${most} should come true`
  if (most === 100) return `of 100 such forecasts, at least ${least} should come true`
  return `of 100 such forecasts, ${least} to ${most} should come true`
}
