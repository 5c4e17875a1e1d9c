const SITE = 'Brackwater Evening'

export interface PageType {
  path: string
  heading: string
  title: string
  description: string
}

/** One address of each kind of page of the fixture newsroom, and the odd ones of some kinds. */
export const pageTypes: PageType[] = [
  {
    path: '/',
    heading: SITE,
    title: SITE,
    description: 'News of a town that does not exist, told for the tests.',
  },
  {
    path: '/topics',
    heading: 'Topics',
    title: `Topics · ${SITE}`,
    description: 'The beats this newsroom follows, each with its numbered updates and stories.',
  },
  {
    path: '/topics/council',
    heading: 'The town council',
    title: `The town council · ${SITE}`,
    description: 'What eleven people decide for everyone else.',
  },
  {
    path: '/topics/council?status=closed',
    heading: 'The town council',
    title: `The town council, closed · ${SITE}`,
    description: 'What eleven people decide for everyone else.',
  },
  {
    path: '/topics/council?page=2',
    heading: 'The town council',
    title: `The town council, page 2 · ${SITE}`,
    description: 'What eleven people decide for everyone else.',
  },
  {
    path: '/topics/harbour',
    heading: 'The harbour',
    title: `The harbour · ${SITE}`,
    description: 'Boats, and the people who wait for them.',
  },
  {
    path: '/topics/bridge/updates/3',
    heading: 'The bridge is shut',
    title: `The bridge is shut · ${SITE}`,
    description:
      'Update #3 of The old bridge: repair or replace: what has changed since the last one.',
  },
  {
    path: '/stories/old-bridge-closed',
    heading: 'The old bridge is closed to lorries',
    title: `The old bridge is closed to lorries · ${SITE}`,
    description:
      'The bridge stays open to people and carts, and nobody knows yet who will pay for the arch.',
  },
  {
    path: '/stories/old-bridge-closed/history',
    heading: 'History of this story',
    title: `History: The old bridge is closed to lorries · ${SITE}`,
    description: 'When this story was published, and every change since then, word by word.',
  },
  {
    path: '/stories/ferry-timetable',
    heading: 'The ferry has a timetable',
    title: `The ferry has a timetable · ${SITE}`,
    description: 'The ferry leaves when it is full.',
  },
  {
    path: '/stories/toll-begins',
    heading: 'Retracted: The toll begins on Friday',
    title: `Retracted: The toll begins on Friday · ${SITE}`,
    description: 'The report was a joke that we did not understand.',
  },
  {
    path: '/stories/long-words',
    heading:
      'Brückensanierungsausschusssitzungsprotokollveröffentlichung verzögert Wiedereröffnungsfeierlichkeitenvorbereitung: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung und Binnenschifffahrtsverkehrsaufsichtsbehörde streiten über Mörtelmischungsverhältnisangelegenheiten am Mittelbogen',
    title: `Brückensanierungsausschusssitzungsprotokollveröffentlichung verzögert Wiedereröffnungsfeierlichkeitenvorbereitung: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung und Binnenschifffahrtsverkehrsaufsichtsbehörde streiten über Mörtelmischungsverhältnisangelegenheiten am Mittelbogen · ${SITE}`,
    description: 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
  },
  {
    path: '/stories/right-to-left',
    heading: 'أُغلق الجسر القديم أمام الشاحنات',
    title: `أُغلق الجسر القديم أمام الشاحنات · ${SITE}`,
    description: 'الجسر مفتوح للناس، and carts may cross.',
  },
  {
    path: '/stories/old-bridge-closed/graph',
    heading: 'Causes and effects',
    title: `Causes and effects: The old bridge is closed to lorries · ${SITE}`,
    description: 'What led to this event and what it led to: The old bridge is closed to lorries',
  },
  {
    path: '/stories/right-to-left/graph',
    heading: 'Causes and effects',
    title: `Causes and effects: أُغلق الجسر القديم أمام الشاحنات · ${SITE}`,
    description: 'What led to this event and what it led to: أُغلق الجسر القديم أمام الشاحنات',
  },
  {
    path: '/stories/ferry-timetable/graph',
    heading: 'Causes and effects',
    title: `Causes and effects: The ferry has a timetable · ${SITE}`,
    description: 'What led to this event and what it led to: The ferry has a timetable',
  },
  {
    path: '/topics/bridge/graph',
    heading: 'Causes and effects',
    title: `Causes and effects: The old bridge: repair or replace · ${SITE}`,
    description: 'What led to what: the events of the topic The old bridge: repair or replace.',
  },
  {
    path: '/topics/harbour/graph',
    heading: 'Causes and effects',
    title: `Causes and effects: The harbour · ${SITE}`,
    description: 'What led to what: the events of the topic The harbour.',
  },
  {
    path: '/topics/bridge/timeline',
    heading: 'Timeline',
    title: `Timeline: The old bridge: repair or replace · ${SITE}`,
    description:
      'The topic The old bridge: repair or replace from its beginning: events, updates and how forecasts turned out.',
  },
  {
    path: '/topics/harbour/timeline',
    heading: 'Timeline',
    title: `Timeline: The harbour · ${SITE}`,
    description:
      'The topic The harbour from its beginning: events, updates and how forecasts turned out.',
  },
  {
    path: '/roadmap',
    heading: 'Roadmap',
    title: `Roadmap · ${SITE}`,
    description: 'What this newsroom will do next.',
  },
  {
    path: '/about',
    heading: 'About us',
    title: `About us · ${SITE}`,
    description: 'Who writes the Brackwater Evening, and for whom.',
  },
  {
    path: '/feeds',
    heading: 'Feeds',
    title: `Feeds · ${SITE}`,
    description: 'Follow this newsroom in a feed reader: everything, one topic, or one actor.',
  },
  {
    path: '/corrections',
    heading: 'Corrections',
    title: `Corrections · ${SITE}`,
    description: 'What was wrong or unclear in what we published, and when we put it right.',
  },
  {
    path: '/scenarios',
    heading: 'Open scenarios',
    title: `Scenarios · ${SITE}`,
    description:
      'What we think may happen, by deadline, each with its probability and how it will be judged.',
  },
  {
    path: '/track-record',
    heading: 'Track record',
    title: `Track record · ${SITE}`,
    description: 'How our forecasts did: what is proven, what is not, and every number behind it.',
  },
  {
    path: '/actors/bridge-office',
    heading: 'Brackwater Bridge Office',
    title: `Brackwater Bridge Office · ${SITE}`,
    description:
      'What Brackwater Bridge Office said and did about the events we report, with date and source.',
  },
  {
    path: '/actors/silent-guild',
    heading: 'The Silent Guild',
    title: `The Silent Guild · ${SITE}`,
    description:
      'What The Silent Guild said and did about the events we report, with date and source.',
  },
  {
    path: '/actors',
    heading: 'Actors',
    title: `Actors · ${SITE}`,
    description: 'Who acts and speaks in the events we report, and how often we gave their view.',
  },
  {
    path: '/publishers',
    heading: 'Publishers',
    title: `Publishers · ${SITE}`,
    description: 'Whose documents our stories cite, and how many of them are primary.',
  },
  {
    path: '/publishers/gazette',
    heading: 'Valley Gazette',
    title: `Valley Gazette · ${SITE}`,
    description: 'What our stories cite of Valley Gazette, and how much of it is primary.',
  },
  {
    path: '/publishers/night-post',
    heading: 'The Night Post',
    title: `The Night Post · ${SITE}`,
    description: 'What our stories cite of The Night Post, and how much of it is primary.',
  },
  {
    path: '/sources',
    heading: 'Sources',
    title: `Sources · ${SITE}`,
    description: 'The documents that our stories rest on, and who published them.',
  },
  {
    path: '/search',
    heading: 'Search',
    title: `Search · ${SITE}`,
    description: 'Find stories by their words, topic, status, day or the people in them.',
  },
  {
    path: '/search?q=bridge',
    heading: 'Search',
    title: `Search: bridge · ${SITE}`,
    description: 'Find stories by their words, topic, status, day or the people in them.',
  },
  {
    path: '/search?q=brigde&status=closed',
    heading: 'Search',
    title: `Search: brigde · ${SITE}`,
    description: 'Find stories by their words, topic, status, day or the people in them.',
  },
  {
    path: '/search?from=yesterday',
    heading: 'Search',
    title: `Search · ${SITE}`,
    description: 'Find stories by their words, topic, status, day or the people in them.',
  },
  {
    path: '/archive',
    heading: 'Archive',
    title: `Archive · ${SITE}`,
    description: 'Every story by the day on which we published it.',
  },
  {
    path: '/archive/2025',
    heading: '2025',
    title: `Archive: 2025 · ${SITE}`,
    description: '35 stories on 34 days.',
  },
  {
    path: '/archive/2025/03',
    heading: 'March 2025',
    title: `Archive: March 2025 · ${SITE}`,
    description: '5 stories on 5 days.',
  },
  {
    path: '/archive/2025/03/10',
    heading: '10 March 2025',
    title: `Archive: 10 March 2025 · ${SITE}`,
    description: 'What we published on 10 March 2025.',
  },
]

/** An address that leads nowhere: its page is one of the site's own too. */
export const NOWHERE = '/stories/no-such-story'
