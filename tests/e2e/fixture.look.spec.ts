import { readdirSync } from 'node:fs'

import { expect, type Page, test } from '@playwright/test'

import { NOWHERE } from './page-types'

/** One address of each kind of page, under the name of its pictures. */
const looks = {
  front: '/',
  topics: '/topics',
  topic: '/topics/bridge',
  timeline: '/topics/bridge/timeline',
  web: '/topics/bridge/graph',
  update: '/topics/bridge/updates/3',
  story: '/stories/old-bridge-closed',
  'story-bare': '/stories/ferry-timetable',
  'story-retracted': '/stories/toll-begins',
  'story-graph': '/stories/old-bridge-closed/graph',
  'story-history': '/stories/old-bridge-closed/history',
  scenarios: '/scenarios',
  'track-record': '/track-record',
  actors: '/actors',
  actor: '/actors/bridge-office',
  publisher: '/publishers/gazette',
  sources: '/sources',
  search: '/search?q=bridge',
  archive: '/archive/2025/03',
  corrections: '/corrections',
  feeds: '/feeds',
  page: '/about',
  roadmap: '/roadmap',
  nowhere: NOWHERE,
}

/** Tall enough for what makes a page what it is, and no taller. */
const HEIGHT = 1_400

const [upright = ''] = readdirSync('public/fonts').filter((name) => /^newsreader\.\w+\./.test(name))
/** Everything in the one font that is the same on every machine, as fonts of systems differ. */
const oneFont = `
  @font-face { font-family: Look; font-weight: 400 700; src: url('/fonts/${upright}') }
  *, ::before, ::after { font-family: Look !important }
`

/** The page as it comes, with the style, which its policy would forbid. */
async function openInOneFont(page: Page, path: string) {
  await page.route(
    (url) => url.pathname + url.search === path,
    async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': _, ...headers } = response.headers()
      const body = (await response.text()).replace('</head>', `<style>${oneFont}</style></head>`)
      await route.fulfill({ response, headers, body })
    },
  )
  await page.goto(path)
}

// Half the size evens out how each machine draws letters, and is a quarter of the room.
test.use({ deviceScaleFactor: 0.5 })

for (const [name, path] of Object.entries(looks)) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${name} looks as it did, ${width} px wide, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: HEIGHT })
        await openInOneFont(page, path)
        await expect(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`)
      })
    }
  }
}
