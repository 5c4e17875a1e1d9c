import { settings } from '@/lib/settings'

import { type Archive, openArchive } from './archive'

let archive: Archive | undefined

/** The index that this process serves from, opened at the first question. */
export const servedArchive = (): Archive => (archive ??= openArchive(settings().indexPath))
