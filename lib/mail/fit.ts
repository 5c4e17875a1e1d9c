import { abridge, AMPLE, type Edition, type Room } from './edition'

/**
 * Bytes of HTML that an edition may have. Gmail cuts a message off at 102 kB, and each reader's own
 * address to leave the list still comes into it.
 */
export const MAXIMUM_HTML = 96_000

export interface FittedEdition {
  edition: Edition
  html: string
}

/** As much of an edition as there is room for, drawn; the site has the rest. */
export async function fitEdition(
  whole: Edition,
  draw: (edition: Edition) => Promise<string>,
  maximum = MAXIMUM_HTML,
): Promise<FittedEdition> {
  const rooms = listRooms(whole.update.storyList.length)
  let best = await drawIn(whole, rooms.at(-1) ?? NO_ROOM, draw)
  let [from, to] = [0, rooms.length - 1]
  while (from < to) {
    // Most editions fit as they are, so that the first try is the largest room.
    const middle = from === 0 && to === rooms.length - 1 ? 0 : Math.floor((from + to) / 2)
    const fitted = await drawIn(whole, rooms[middle] ?? NO_ROOM, draw)
    if (Buffer.byteLength(fitted.html) <= maximum) {
      best = fitted
      to = middle
    } else from = middle + 1
  }
  return best
}

async function drawIn(whole: Edition, room: Room, draw: (edition: Edition) => Promise<string>) {
  const edition = abridge(whole, room)
  return { edition, html: await draw(edition) }
}

const NO_ROOM: Room = { changed: 0, stories: 0, briefs: 0 }

/** From the largest to the smallest, each with room for a little less than the one before. */
function listRooms(count: number): Room[] {
  const { changed } = AMPLE
  const told = Math.min(count, AMPLE.stories)
  const named = Math.min(count, AMPLE.briefs)
  return [
    ...countDown(told).map((stories) => ({ changed, stories, briefs: AMPLE.briefs })),
    ...countDown(named).map((briefs) => ({ changed, stories: 0, briefs })),
    ...[6000, 3000, 1000, 0].map((length) => ({ changed: length, stories: 0, briefs: 0 })),
  ]
}

const countDown = (from: number): number[] => Array.from({ length: from + 1 }, (_, i) => from - i)
