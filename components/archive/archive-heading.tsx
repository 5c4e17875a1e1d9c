import { PageHeading } from '@/components/site/page-heading'
import { routes } from '@/lib/routes'

import { nameOfPeriod } from './period-names'

interface ArchiveHeadingProps {
  period: string
  description: string
}

/** Names a period, below links to those that it lies in. */
export function ArchiveHeading({ period, description }: ArchiveHeadingProps) {
  const around = [4, 7].filter((length) => length < period.length)
  return (
    <PageHeading
      title={nameOfPeriod(period)}
      description={description}
      kicker={['', ...around.map((length) => period.slice(0, length))].map((part, index) => (
        <span key={part}>
          {index > 0 && ' · '}
          <a href={routes.archive(part)}>{part === '' ? 'Archive' : nameOfPeriod(part)}</a>
        </span>
      ))}
    />
  )
}
