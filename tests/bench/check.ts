import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

import { runToEnd } from './child-process'
import { generateFiles } from './generate-newsroom'
import type { Report } from './report'
import { median } from './statistics'
import { formatNumber } from './table'
import type { Workshop } from './workshop'

/** With their updates, topics, actors and publishers, 10,003 files. */
const STORIES = 8610
const ROUNDS = 3

/** What an editor waits for: `check` of a folder that it has not seen yet, and after a change. */
export async function check(workshop: Workshop): Promise<Report> {
  const stories = workshop.isQuick ? 90 : STORIES
  const { folder, indexPath } = await workshop.newsroom(stories)
  const paths = Array.from(generateFiles({ stories }), ({ path }) => path)
  const time = async () => {
    const begun = performance.now()
    await runToEnd('node', ['lib/cli/foresheet.mjs', 'check', '--dir', folder], {
      INDEX_PATH: indexPath,
    })
    return (performance.now() - begun) / 1000
  }
  const fromNothing = await time()
  const unchanged: number[] = []
  const changed: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    unchanged.push(await time())
    appendFileSync(join(folder, paths.at(-1 - round) ?? ''), '\nOne more sentence.\n')
    changed.push(await time())
  }
  const files = formatNumber(paths.length)
  const claim = (what: string, seen: number, atMost: number) => ({
    ...{ what: `${files} files: ${what}`, seen, unit: 's' },
    target: { atMost },
  })
  return {
    title: `Check of ${files} files`,
    rows: [
      {
        'from nothing, s': fromNothing,
        'nothing changed, s': median(unchanged),
        'one file changed, s': median(changed),
      },
    ],
    claims: workshop.isQuick
      ? []
      : [claim('from nothing', fromNothing, 30), claim('one file changed', median(changed), 3)],
    notes: ['From the start of the command to its end, with the start of Node and its programs.'],
  }
}
