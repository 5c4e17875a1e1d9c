import type { Archive } from '@/lib/archive/archive'
import {
  findStoryFile,
  listScenarioFiles,
  listStoryFiles,
  type ScenarioFile,
  type StoryFile,
} from '@/lib/archive/editor-queries'
import { suggestName } from '@/lib/content/diagnostics'

import { UsageError } from './usage-error'

/**
 * The scenario of an id, or of `story/id` where several stories have one of this id.
 *
 * @throws UsageError with what else could be meant
 */
export function findScenario(archive: Archive, name: string): ScenarioFile {
  const all = listScenarioFiles(archive)
  const found = all.filter(
    ({ slug, scenario }) => scenario.id === name || `${slug}/${scenario.id}` === name,
  )
  const [only, another] = found
  if (only === undefined) {
    throw new UsageError(
      notFound(
        'scenario',
        name,
        all.map(({ scenario }) => scenario.id),
      ),
    )
  }
  if (another === undefined) return only
  const names = found.map(({ slug, scenario }) => `  ${slug}/${scenario.id}`).join('\n')
  throw new UsageError(`${found.length} stories have a scenario \`${name}\`; name one:\n${names}`)
}

/** @throws UsageError with the name that may be meant */
export function findStory(archive: Archive, name: string): StoryFile {
  const found = findStoryFile(archive, name)
  if (found !== undefined) return found
  throw new UsageError(
    notFound(
      'story',
      name,
      listStoryFiles(archive).map(({ slug }) => slug),
    ),
  )
}

const notFound = (noun: string, name: string, known: readonly string[]) =>
  `There is no ${noun} \`${name}\`: ${
    suggestName(name, known) ?? `see "newsroom list", or "newsroom check" if its file has errors`
  }`
