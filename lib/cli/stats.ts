import { Command } from 'commander'

import { listTopicStatistics, type TopicStatistics } from '@/lib/archive/editor-queries'
import { currentTime } from '@/lib/dates'

import { toColumns } from './columns'
import { newsroomFolder, openNewsroom } from './open-newsroom'

/** `stats`: what the coverage of each topic rests on. */
export const statsCommand = new Command('stats')
  .description('count stories, sources, actors and open scenarios of each topic')
  .option('--json', 'as JSON')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
Only what is published counts. \`primary\` is the share of primary sources among all.

Exit codes: 0 counted, 2 used wrongly.

Example:
  newsroom stats --json`,
  )
  .action(async ({ dir: given, json }: { dir?: string; json?: true }) => {
    const now = currentTime()
    const dir = newsroomFolder(given)
    const topics = await openNewsroom({ dir, now }, (archive) => listTopicStatistics(archive, now))
    console.log(json ? JSON.stringify(topics.map(withShares), null, 2) : toTable(topics))
  })

const withShares = (topic: TopicStatistics) => ({
  ...topic,
  /** `null`, where there is nothing to divide by. */
  sourcesPerStory: topic.stories === 0 ? null : topic.sources / topic.stories,
  primaryShare: topic.sources === 0 ? null : topic.primarySources / topic.sources,
})

const HEADINGS = ['topic', 'stories', 'sources a story', 'primary', 'actors', 'open scenarios']

function toTable(topics: readonly TopicStatistics[]): string {
  if (topics.length === 0) return 'There is no topic yet.'
  const rows = topics
    .map(withShares)
    .map((topic) => [
      topic.topic,
      String(topic.stories),
      topic.sourcesPerStory?.toFixed(1) ?? '–',
      topic.primaryShare === null ? '–' : `${Math.round(topic.primaryShare * 100)}%`,
      String(topic.actors),
      String(topic.openScenarios),
    ])
  return toColumns([HEADINGS, ...rows])
}
