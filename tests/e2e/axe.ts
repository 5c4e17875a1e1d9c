import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Where axe can't tell the colour behind a text, and a person has looked: words in a drawing, whose
 * colours are those of the text around it, and cells of one figure or hidden until a wide table is
 * scrolled, and the window of keys, which lies over the page.
 */
const REVIEWED = [
  /^<(?:tspan|text)\b[^]*background color could not be determined because element contains an image/,
  /^<t[hd]\b[^]*background color could not be determined because it's partially obscured/,
  /^<dd>[^]*background color could not be determined because it partially overlaps/,
  /^<td>\d<\/td>[^]*Element content is too short/,
]

/**
 * What axe finds wrong with the page as it is now, and what it asks a person to look at.
 *
 * No page has frames, so that axe can do without the second window that it opens for them.
 */
export async function axeFaultsOf(page: Page) {
  // To read half a megabyte of script twice takes longer than to judge most pages.
  const isThere = await page.evaluate(() => 'axe' in window)
  const { violations, incomplete } = await new AxeBuilder({
    page,
    ...(isThere && { axeSource: ';' }),
  })
    .setLegacyMode()
    .options({
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    })
    .analyze()
  const faults = [...violations, ...incomplete].map(({ id, help, nodes }) => ({
    id,
    help,
    places: nodes
      .map(({ html, failureSummary }) => `${html}\n${failureSummary}`)
      .filter((place) => !REVIEWED.some((reviewed) => reviewed.test(place))),
  }))
  return faults.filter(({ places }) => places.length > 0)
}
