import type { Newsroom } from './newsrooms'

/** What every benchmark gets. */
export interface Workshop {
  /** Small and short, to see that all of it runs. */
  isQuick: boolean
  /** As much as a newsroom can become, which takes its time. */
  isLarge: boolean
  /** Temporary; gone afterwards. */
  folder: string
  newsroom: (stories: number) => Promise<Newsroom>
  /** Until everything has to be done. */
  secondsLeft: () => number
}
