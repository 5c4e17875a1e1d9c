import { isImageFile } from './image-file'
import { day } from './schema/fields'

/** What a path inside the newsroom says about its file. */
export type Place =
  | { kind: 'site' | 'roadmap' }
  | { kind: 'topic' | 'actor' | 'publisher' | 'page'; id: string }
  | { kind: 'update'; topic: string; number: number }
  | { kind: 'story'; topic: string; date: string; slug: string }

const ID = '[a-z0-9]+(?:-[a-z0-9]+)*'
const FOLDERS = {
  topics: 'topic',
  actors: 'actor',
  publishers: 'publisher',
  pages: 'page',
} as const

/** The place of a content file, or `undefined` where the newsroom has none for it. */
export function placeOf(path: string): Place | undefined {
  if (path === 'site.yaml') return { kind: 'site' }
  if (path === 'roadmap.md') return { kind: 'roadmap' }

  const document = new RegExp(`^(topics|actors|publishers|pages)/(${ID})\\.md$`).exec(path)
  const [, folder, id] = document ?? []
  if (id !== undefined && isFolder(folder)) return { kind: FOLDERS[folder], id }

  const update = new RegExp(`^updates/(${ID})/(?=0*[1-9])(\\d{1,5})\\.md$`).exec(path)
  if (update?.[1] !== undefined)
    return { kind: 'update', topic: update[1], number: Number(update[2]) }

  const story = new RegExp(`^stories/(${ID})/(\\d{4}-\\d{2}-\\d{2})-(${ID})\\.md$`).exec(path)
  const [, topic, date, slug] = story ?? []
  if (topic !== undefined && slug !== undefined && day.safeParse(date).success) {
    return { kind: 'story', topic, date: day.parse(date), slug }
  }
  return undefined
}

const isFolder = (folder: string | undefined): folder is keyof typeof FOLDERS =>
  folder !== undefined && folder in FOLDERS

/** Whether a file belongs to the newsroom at all: notes, hidden files and pictures elsewhere do not. */
export const isContentFile = (path: string): boolean => isImageFile(path) || isTextFile(path)

const isTextFile = (path: string): boolean =>
  /\.(?:md|ya?ml)$/i.test(path) &&
  !path.split('/').some((part) => part.startsWith('.')) &&
  !/(?:^|\/)README\.md$/i.test(path)
