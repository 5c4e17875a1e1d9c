export interface Size {
  stories: number
  /** Words of a story's body, roughly. */
  words?: number
  topics?: number
}

/** What a newsroom of a size consists of, so that its files can name each other. */
export type Shape = ReturnType<typeof shapeOf>

/** When the newest story was published, in milliseconds. */
const END = Date.UTC(2026, 5, 30, 18)
/** Five or six stories a day. */
const SECONDS_BETWEEN_STORIES = 15_700
const STORIES_OF_AN_UPDATE = 8

export function shapeOf({ stories, words = 600, topics = 12 }: Size) {
  const momentOf = (index: number, secondsLater: number) =>
    new Date(END + 1000 * (secondsLater - (stories - 1 - index) * SECONDS_BETWEEN_STORIES))
  return {
    stories,
    words,
    topics,
    publishers: 20 + Math.floor(stories / 100),
    actors: 20 + Math.floor(stories / 50),
    slugOf: (index: number) => `story-${index}`,
    topicId: (topic: number) => `topic-${topic}`,
    actorId: (index: number) => `actor-${index}`,
    publisherId: (index: number) => `gazette-${index}`,
    /** Stories are numbered by their time, and topics take turns. */
    topicOf: (index: number) => index % topics,
    updateOf: (index: number) => 1 + Math.floor(index / topics / STORIES_OF_AN_UPDATE),
    updatesOf: (topic: number) =>
      Math.ceil(Math.ceil((stories - topic) / topics) / STORIES_OF_AN_UPDATE),
    lastStoryOf: (topic: number, update: number) => {
      const planned = topic + topics * (update * STORIES_OF_AN_UPDATE - 1)
      const last = topic + topics * (Math.ceil((stories - topic) / topics) - 1)
      return Math.min(planned, last)
    },
    publishedAt: (index: number, secondsLater = 0) =>
      momentOf(index, secondsLater).toISOString().replace('.000', ''),
    /** Days between a story and the newest one. */
    ageOf: (index: number) => ((stories - 1 - index) * SECONDS_BETWEEN_STORIES) / 86_400,
  }
}
