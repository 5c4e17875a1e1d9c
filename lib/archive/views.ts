import type { Actor, Publisher, Topic, Update } from '@/lib/content/schema/newsroom'
import type {
  Cause,
  Correction,
  Perspective,
  Resolution,
  Scenario,
  Source,
  SourceAccess,
  SourceKind,
  Story,
  StoryImage,
} from '@/lib/content/schema/story'

/** The shapes in which the archive answers. All of them are live: no draft, nothing scheduled. */

export type TopicHeading = Pick<Topic, 'id' | 'title' | 'section' | 'accent'>

export interface StorySummary extends Pick<
  Story,
  'slug' | 'title' | 'standfirst' | 'takeaway' | 'status' | 'publishedAt' | 'updatedAt' | 'place'
> {
  topic: TopicHeading
  /** An update that is still to come has a title but no page. */
  update: Pick<Update, 'number' | 'title'> & { isLive: boolean }
  /** Minutes an ordinary reader needs for the body, at least 1. */
  readingMinutes: number
  isRetracted: boolean
}

/** The picture that leads a story. */
export interface ImageView extends Omit<StoryImage, 'file'> {
  /** Names it among those that are published. */
  fingerprint: string
  /** Pixels of the original; it may be published smaller. */
  width: number
  height: number
}

/** A neighbour in the graph of causes. */
export interface LinkedStory {
  story: StorySummary
  because: Cause['because']
}

/** Live stories and every link between two of them. */
export interface StoryGraph {
  /** From the earliest to the latest. */
  stories: StorySummary[]
  /** Each by the slugs of its ends. */
  links: { cause: string; effect: string; because: Cause['because'] }[]
  /** Whether there are more stories than were asked for. */
  isPartial: boolean
}

export interface SourceView extends Omit<Source, 'publisher'> {
  publisher: Pick<Publisher, 'id' | 'name' | 'website'>
  /** Position in the story's list of sources, from 1: the number of its citations. */
  number: number
}

export interface PerspectiveView extends Omit<Perspective, 'actor' | 'source'> {
  actor: Actor
  source: SourceView
}

export interface StoryDetail
  extends
    StorySummary,
    Pick<Story, 'authors' | 'analysis' | 'scenarios' | 'corrections' | 'body' | 'words'> {
  image: ImageView | undefined
  causes: LinkedStory[]
  effects: LinkedStory[]
  perspectives: PerspectiveView[]
  sources: SourceView[]
}

/** A story for those who read it elsewhere: its text and its sources, without its neighbours. */
export interface FullStory
  extends StorySummary, Pick<Story, 'authors' | 'analysis' | 'body' | 'corrections'> {
  /** What the story was called at first; it names the story for ever. */
  firstSlug: string
  image: ImageView | undefined
  sources: SourceView[]
  scenarioCount: number
  perspectiveCount: number
}

export interface PublishedCorrection {
  correction: Correction
  /** Counts those of one story that bear the same time, from 1. */
  ordinal: number
  story: FullStory
}

export interface ResolvedScenario {
  scenario: Scenario & { resolution: Resolution }
  story: FullStory
}

export type UpdateLine = Pick<Update, 'topic' | 'number' | 'title' | 'publishedAt'>

export interface UpdateSummary extends UpdateLine {
  stories: number
}

/** Something that happened in a topic; `at` is the day of an outcome, and else an instant. */
export type TimelineEntry = { at: string } & (
  | { kind: 'story'; story: StorySummary }
  | { kind: 'update'; number: number; title: string }
  | { kind: 'outcome'; story: StorySummary; scenario: Scenario & { resolution: Resolution } }
)

export interface UpdateDetail extends UpdateSummary {
  body: string
  topicHeading: TopicHeading
  storyList: StorySummary[]
  previous: UpdateSummary | undefined
  next: UpdateSummary | undefined
}

export interface TopicDetail extends TopicHeading, Pick<Topic, 'description' | 'body'> {
  stories: number
  latestUpdate: UpdateSummary | undefined
}

export interface OpenScenario {
  scenario: Scenario
  story: StorySummary
}

/** A scenario with what the history of the repository says of it. */
export interface RecordedScenario {
  scenario: Scenario
  story: StorySummary
  /**
   * When each of its forecasts was first committed, the one at publication and then each revision:
   * an instant, or `undefined` where the history does not tell.
   */
  committedAt: (string | undefined)[]
}

/** What the history tells of the forecasts of one story, by the id of the scenario. */
export type ForecastCommits = ReadonlyMap<string, RecordedScenario['committedAt']>

/** What an actor is on record with. */
export interface ActorDetail {
  actor: Actor
  views: number
  /** Those in which the views stand. */
  stories: number
  /** Days of the earliest and of the latest view; `null` where there is none. */
  from: string | null
  until: string | null
}

export interface ActorListing extends Pick<
  Actor,
  'id' | 'name' | 'shortName' | 'kind' | 'country'
> {
  views: number
  stories: number
}

export interface ActorView {
  perspective: PerspectiveView
  story: StorySummary
}

/** How much is cited. A document that several stories cite is a source of each of them. */
export interface SourceCounts {
  sources: number
  documents: number
  stories: number
  publishers: number
  kinds: Record<SourceKind, number>
  access: Record<SourceAccess, number>
}

export interface PublisherListing extends Pick<Publisher, 'id' | 'name'> {
  sources: number
  primarySources: number
  stories: number
}

/** What several stories may cite; title, kind and access are those that the newest of them gives. */
export interface CitedDocument extends Pick<
  Source,
  'url' | 'title' | 'kind' | 'access' | 'publishedAt'
> {
  publisher: Pick<Publisher, 'id' | 'name'>
  /** How many stories cite it. */
  stories: number
  /** The newest of them. */
  newestStories: Pick<StorySummary, 'slug' | 'title' | 'isRetracted'>[]
}
