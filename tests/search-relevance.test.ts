import { describe, expect, test } from 'vitest'

import { findMatches, type StorySearch } from '@/lib/archive/search-queries'
import { suggestJoined, suggestSearch } from '@/lib/archive/spelling-queries'
import { openFolderSource } from '@/lib/publish/folder-source'

import { archiveOf } from './fixtures/newsroom'
import { readBytes } from './fixtures/read-source'

/** Questions as readers type them, asked of the newsroom that comes with the site. */
describe('in our own newsroom', async () => {
  const archive = await archiveOf(await readBytes(await openFolderSource('content')), {
    now: '2026-11-23T12:00:00Z',
  })
  const find = (text: string, need: StorySearch['need'] = 'all') =>
    findMatches(archive, { text, need, limit: 50, offset: 0 }).hits.map(({ story }) => story.slug)

  test.each([
    // A name.
    ['axios', ['axios-npm-compromise']],
    ['Anthropic', ['mythos-glasswing', 'fable-export-directive']],
    ['tanstack', ['teampcp-tanstack-github']],
    ['keyv', ['chaindrop-worm']],
    ['jared isaacman', ['artemis-overhaul']],
    ['parmitano', ['artemis3-crew']],
    ['node.js', ['chaindrop-worm']],
    // A subject.
    ['artemis delay', ['artemis2-leaks-rollback']],
    ['EU AI act fines', ['eu-ai-act-switch-on']],
    ['ai act delay', ['eu-ai-act-switch-on', 'eu-omnibus-deal']],
    ['state ai laws', ['colorado-rewrite', 'great-american-ai-act']],
    ['npm worm', ['chaindrop-worm']],
    ['install scripts', ['npm-12-and-mastra']],
    ['hydrogen leak', ['artemis2-leaks-rollback']],
    ['moon base', ['gateway-pause-moon-base']],
    ['china moon', ['china-lunar-push']],
    ['blue origin explosion', ['new-glenn-pad-explosion']],
    ['new glenn', ['new-glenn-ng3-failure', 'new-glenn-pad-explosion']],
    ['trump executive order', ['eo-covered-frontier-models']],
    ['CISA deadline', ['pan-os-kev-gap', 'vcenter-exploited', 'bod-26-04']],
    ['korea cyber', ['unc1069-attribution-fallout', 'csis-us-rok-paper']],
    // A question.
    ['who signed the pledge', ['frontier-accord']],
    ['why was artemis delayed', ['artemis2-leaks-rollback']],
    // A number written the other way.
    ['artemis 2', ['artemis2-leaks-rollback', 'artemis2-flight']],
    ['Artemis III', ['artemis-overhaul', 'artemis3-crew']],
    // A place.
    ['wenchang', ['china-lunar-push']],
    ['brussels', ['eu-omnibus-deal', 'eu-ai-act-switch-on']],
    // What was said, to the letter.
    ['"white house"', ['frontier-accord', 'eo-covered-frontier-models']],
    ['"south pole"', ['china-lunar-push']],
    // The beginning of a word.
    ['firew', ['pan-os-kev-gap']],
    ['colora', ['colorado-rewrite']],
    // Another form of a word.
    ['gateways', ['gateway-pause-moon-base']],
    ['exploits', ['kev-autumn-clocks', 'vcenter-exploited', 'bod-26-04']],
    ['patching', ['kev-autumn-clocks', 'pan-os-kev-gap', 'bod-26-04']],
    ['exploding rocket', ['new-glenn-pad-explosion']],
    ['github breach', ['teampcp-tanstack-github']],
    // Numbers of a mission, and a crew that another story mentions more often.
    ['artemis 3 crew', ['artemis3-crew']],
    ['Artemis-2', ['artemis2-leaks-rollback', 'artemis2-flight']],
    // What a source is called.
    ['KEV', ['kev-autumn-clocks']],
  ])('‘%s’ is answered with %j first', (text, slugs) => {
    expect(find(text).slice(0, slugs.length)).toEqual(slugs)
  })

  test.each([
    ['how do i fix axios', 'axios-npm-compromise'],
    ['why did nasa pause the gateway', 'gateway-pause-moon-base'],
    ['who is affected by the npm worm', 'chaindrop-worm'],
  ])('no story has all of ‘%s’, and %s is the nearest', (text, slug) => {
    expect(find(text)).toEqual([])
    expect(find(text, 'any')[0]).toBe(slug)
  })

  test('a question is answered by its telling words alone', () => {
    expect(find('is the gateway cancelled', 'any')).toEqual(['gateway-pause-moon-base'])
  })

  test.each([
    ['artmis', 'artemis'],
    ['antropic', 'anthropic'],
    ['collorado', 'colorado'],
    ['isacman', 'isaacman'],
    ['nodejs', 'node js'],
    ['blueorigin', 'blue origin'],
    ['tariffs', undefined],
    ['xyzzyplugh', undefined],
  ])('‘%s’ may have been meant as %s', (text, suggestion) => {
    expect(find(text)).toEqual([])
    expect(suggestSearch(archive, { text })).toBe(suggestion)
  })

  test('what is between quotation marks stands so in the story, and nowhere else is found', () => {
    expect(find('"pole south"')).toEqual([])
    expect(find('pole south').length).toBeGreaterThan(0)
  })

  test.each([
    // Letters swapped, too many, missing, or others.
    ['rtemis', 'artemis'],
    ['ratemis', 'artemis'],
    ['Artimis', 'artemis'],
    ['antrhopic', 'anthropic'],
    ['colarado', 'colorado'],
    ['isaacmna', 'isaacman'],
    ['microsfot', 'microsoft'],
    ['hidrogen', 'hydrogen'],
    ['lanuch', 'launch'],
    ['rokcet', 'rocket'],
    ['explosoin', 'explosion'],
    ['astronot', 'astronaut'],
    ['brusels', 'brussels'],
    ['parliment', 'parliament'],
    ['comittee', 'committee'],
    ['linx', 'linux'],
    ['fabel', 'fable'],
    // What no heading has.
    ['vulnerabilites', 'vulnerabilities'],
    ['vulnerabiltiy', 'vulnerability'],
    ['autentication', 'authentication'],
    ['credentails', 'credentials'],
    // Together with others.
    ['teh moon', 'the moon'],
    ['opne ai', 'open ai'],
    ['exploited vulnerabilties', 'exploited vulnerabilities'],
    ['ransomwarre xyzzy', 'ransomware xyzzy'],
    ['artmis xyzzy', 'artemis xyzzy'],
    // Two words, and words with numbers.
    ['moonbase', 'moon base'],
    ['newglenn', 'new glenn'],
    ['artemis2', 'artemis 2'],
    ['Artemis3 crew', 'Artemis 3 crew'],
    // Other words, which our newsroom does not have.
    ['data breach', undefined],
    ['Biden', undefined],
    ['naïve', undefined],
    ['Māori', undefined],
    ['Putin', undefined],
    ['missile', undefined],
    ['pension', undefined],
    ['bank', undefined],
    ['nsa', undefined],
    ['covid19', undefined],
  ])('for ‘%s’, %s is suggested', (text, suggestion) => {
    expect(find(text)).toEqual([])
    expect(suggestSearch(archive, { text })).toBe(suggestion)
  })

  test.each([
    ['tan stack', 'tanstack'],
    ['chain drop', 'chaindrop'],
    ['Chain-Drop worm', 'ChainDrop worm'],
    ['java script', 'javascript'],
    ['word press', 'wordpress'],
    ['v center', 'vcenter'],
    ['open ai', 'openai'],
    ['white house', undefined],
    ['new glenn', undefined],
    ['node js', undefined],
    ['cyber security', undefined],
  ])('‘%s’ is written together as %s', (text, suggestion) => {
    expect(suggestJoined(archive, { text })).toBe(suggestion)
  })
})
