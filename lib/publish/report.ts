import type { Logger } from 'pino'

import { formatDiagnostic } from '@/lib/content/diagnostics'

import type { Publication } from './publish'

/** Tells the operator what became of a revision. */
export function reportPublication(log: Logger, source: string, news: Publication | Error) {
  if (news instanceof Error) {
    log.error(`The content cannot be read: ${news.message}`)
    return
  }
  const { revision } = news
  switch (news.outcome) {
    case 'unchanged':
      log.info(`Serving ${source}, revision ${revision}.`)
      return
    case 'released':
      log.info({ revision }, 'What was scheduled is now live.')
      return
    case 'published':
      for (const diagnostic of news.diagnostics) log.warn(formatDiagnostic(diagnostic))
      log.info(
        `Published ${source}, revision ${revision}: ${news.changed} files changed, ${news.removed} removed.`,
      )
      return
    case 'refused':
      for (const diagnostic of news.diagnostics) log.error(formatDiagnostic(diagnostic))
      log.error(
        `Refused ${source}, revision ${revision}, whole: ${sayHowMany(news.diagnostics.length)}. The revision before stays.`,
      )
      return
    case 'held':
      log.error(
        `Held back ${source}, revision ${revision}: it removes ${news.lost} of ${news.of} stories, more than a third. If that is meant, start once with --force or set MASS_REMOVAL=allow.`,
      )
  }
}

const sayHowMany = (count: number) => `${count} ${count === 1 ? 'diagnostic' : 'diagnostics'}`
