import { ProbabilityBar } from '@/components/chart/probability-bar'
import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'

import { ProbabilityTerm } from './probability-term'

interface ForecastFigureProps {
  probability: number
  firstProbability: number
  /** Whether the words say what they mean, and not only their band. */
  isDefined?: boolean
}

/** A probability in figures, in words and drawn. */
export function ForecastFigure(props: ForecastFigureProps) {
  const { probability, firstProbability, isDefined = false } = props
  const { words, range } = describeProbability(probability)
  return (
    <div className="mt-2">
      <p className="leading-snug">
        <span className="me-1 text-3xl tabular-nums">{formatProbability(probability)}</span>{' '}
        {isDefined ? <ProbabilityTerm probability={probability} /> : words}{' '}
        <span className="meta">
          <span className="whitespace-nowrap">({range})</span>
          {probability !== firstProbability && `, at first ${formatProbability(firstProbability)}`}
        </span>
      </p>
      <ProbabilityBar probability={probability} firstProbability={firstProbability} />
    </div>
  )
}
