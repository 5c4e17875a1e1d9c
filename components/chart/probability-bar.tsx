import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'

interface ProbabilityBarProps {
  probability: number
  /** Marked where the forecast has moved since. */
  firstProbability: number
}

/** A forecast on a scale from 0 to 100%, over the yardstick's band of its words. */
export function ProbabilityBar({ probability, firstProbability }: ProbabilityBarProps) {
  const { from, to } = describeProbability(probability)
  return (
    <div>
      <svg
        role="img"
        aria-label={describeBar(probability, firstProbability)}
        viewBox="0 0 100 16"
        preserveAspectRatio="none"
        className="block h-4 w-full fill-accent forced-colors:fill-[CanvasText]"
      >
        <rect x={from * 100} width={(to - from) * 100} height={16} opacity={0.25} />
        <rect y={7.5} width={100} height={1} opacity={0.6} />
        <rect y={5} width={probability * 100} height={6} />
        {probability !== firstProbability && (
          <rect x={firstProbability * 100 - 0.25} width={0.5} height={16} />
        )}
      </svg>
      <p aria-hidden="true" className="meta flex justify-between">
        <span>0</span>
        <span>50%</span>
        <span>100%</span>
      </p>
    </div>
  )
}

function describeBar(probability: number, firstProbability: number): string {
  const { words, range } = describeProbability(probability)
  const now = `${formatProbability(probability)}; the band of ‘${words}’ is ${range}`
  return probability === firstProbability
    ? now
    : `${now}; at first ${formatProbability(firstProbability)}`
}
