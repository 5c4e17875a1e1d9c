import { StatusLabel, statuses, statusMeanings } from '@/components/site/status'

export function StatusLegend() {
  return (
    <details className="no-print meta mb-8 border-b border-rule py-2">
      <summary className="w-fit py-0.5">What the statuses mean</summary>
      <dl className="my-2 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        {statuses.map((status) => (
          <div key={status} className="sm:contents">
            <dt>
              <StatusLabel status={status} />
            </dt>
            <dd>{statusMeanings[status].meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
