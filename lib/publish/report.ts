import type { Logger } from 'pino'

import { formatDiagnostic } from '@/lib/content/diagnostics'

import type { ContentSource } from './content-source'
import type { Publication } from './publish'

/** Tells the operator what became of a revision. */
export function reportPublication(log: Logger, source: ContentSource, news: Publication | Error) {
  if (news instanceof Error) {
    log.error(`The content cannot be read: ${news.message}`)
    return
  }
  const { revision } = news
  switch (news.outcome) {
    case 'unchanged':
      log.info(`Serving ${source.description}, revision ${revision}.`)
      return
    case 'released':
      log.info({ revision }, 'What was scheduled is now live.')
      return
    case 'published':
      for (const diagnostic of news.diagnostics) log.warn(formatDiagnostic(diagnostic))
      log.info(
        `Published ${source.description}, revision ${revision}: ${news.changed} files changed, ${news.removed} removed.`,
      )
      return
    case 'refused':
      for (const diagnostic of news.diagnostics) log.error(formatDiagnostic(diagnostic))
      log.error(
        `Refused ${source.description}, revision ${revision}, whole: ${news.diagnostics.length} diagnostics. The revision before stays.`,
      )
  }
}
