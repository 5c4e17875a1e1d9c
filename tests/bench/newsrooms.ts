import { join } from 'node:path'

import { commitAll, git, startRepository } from '@/tests/fixtures/repository'

import { generateNewsroom } from './generate-newsroom'
import { type Shape, shapeOf } from './shape'

/** A generated newsroom, committed, and the place of its index. */
export interface Newsroom {
  folder: string
  indexPath: string
  shape: Shape
}

/** Makes newsrooms below a folder, each size once. */
export function openNewsrooms(folder: string): (stories: number) => Promise<Newsroom> {
  const made = new Map<number, Promise<Newsroom>>()
  return (stories) => {
    const newsroom = made.get(stories) ?? makeNewsroom(join(folder, `newsroom-${stories}`), stories)
    made.set(stories, newsroom)
    return newsroom
  }
}

async function makeNewsroom(folder: string, stories: number): Promise<Newsroom> {
  await generateNewsroom(folder, { stories })
  startRepository(folder)
  commitAll(folder)
  // As a clone of it would be.
  git(folder, 'gc', '--quiet')
  return { folder, indexPath: `${folder}.db`, shape: shapeOf({ stories }) }
}
