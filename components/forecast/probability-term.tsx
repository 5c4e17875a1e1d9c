import { Term } from '@/components/site/term'
import { describeProbability, type ProbabilityBand } from '@/lib/forecast/yardstick'

/** A probability in words that say what they mean. */
export function ProbabilityTerm({ probability }: { probability: number }) {
  const band = describeProbability(probability)
  return <Term meaning={`${band.range}: ${tellFrequency(band)}`}>{band.words}</Term>
}

/** What a band says of many forecasts: ‘of 100 such forecasts, 55 to 75 should come true’. */
export function tellFrequency({ from, to }: Pick<ProbabilityBand, 'from' | 'to'>): string {
  const [least, most] = [Math.round(from * 100), Math.round(to * 100)]
  if (least === 0) return `of 100 such forecasts, at most ${most} should come true`
  if (most === 100) return `of 100 such forecasts, at least ${least} should come true`
  return `of 100 such forecasts, ${least} to ${most} should come true`
}
