import { ProbabilityBar } from '@/components/chart/probability-bar'
import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'

import { ProbabilityTerm } from './probability-term'

interface ForecastFigureProps {
  probability: number
  firstProbability: number
}

/** A probability in figures, in words and drawn, for a page that defines the words. */
export function ForecastFigure({ probability, firstProbability }: ForecastFigureProps) {
  const { range } = describeProbability(probability)
  return (
    <div className="mt-2">
      <p className="leading-snug">
        <span className="me-1 text-3xl tabular-nums">{formatProbability(probability)}</span>{' '}
        <ProbabilityTerm probability={probability} />{' '}
        <span className="meta">
          <span className="whitespace-nowrap">({range})</span>
          {probability !== firstProbability && `, at first ${formatProbability(firstProbability)}`}
        </span>
      </p>
      <ProbabilityBar probability={probability} firstProbability={firstProbability} />
    </div>
  )
}
