import { tellFrequency } from '@/components/forecast/probability-term'
import { probabilityBands } from '@/lib/forecast/yardstick'

/** Every word for a probability, from the lowest to the highest. */
export function ProbabilityWords() {
  return (
    <>
      <p className="max-w-measure">
        The words beside a number follow the PHIA probability yardstick. A number between two bands
        takes the nearer one.
      </p>
      <dl className="mt-4 grid gap-x-6 font-sans text-sm sm:grid-cols-[auto_1fr] sm:gap-y-1 [&_dt]:text-muted [&>:not(:first-child)>dt]:max-sm:mt-2">
        {probabilityBands.map((band) => (
          <div key={band.words} className="contents">
            <dt>{band.words}</dt>
            <dd>
              {band.range}: {tellFrequency(band)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
