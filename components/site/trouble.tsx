import { routes } from '@/lib/routes'

/** The page of a failure on our side; it depends on nothing that may have failed. */
export function Trouble() {
  return (
    <div className="py-8">
      <p className="kicker">Error 500</p>
      <h1 className="mt-1">This page could not be made</h1>
      <p className="mt-4 max-w-measure">
        The fault is ours, and it has been recorded. Please load the page again in a minute, or go
        on to the <a href={routes.front()}>front page</a> or to{' '}
        <a href={routes.topics()}>all topics</a>.
      </p>
    </div>
  )
}
