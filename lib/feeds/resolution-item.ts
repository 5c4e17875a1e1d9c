import type { ResolvedScenario } from '@/lib/archive/views'
import { outcomeNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { scenarioState, type ScenarioState } from '@/lib/forecast/ledger'
import { formatScore } from '@/lib/forecast/scoring'
import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'
import { routes } from '@/lib/routes'

import type { FeedItem, FeedPlace } from './feed'
import { escapeHtml, linkTo } from './html'
import { storyTag, titleOf } from './story-item'

/** What became of a scenario, what we had said of it, and how well that scores. */
export function toResolutionItem(
  place: FeedPlace,
  { scenario, story }: ResolvedScenario,
): FeedItem {
  const { resolution } = scenario
  const anchor = `#scenario-${scenario.id}`
  const storyUrl = new URL(routes.story(story.slug), place.base).href
  const outcome = outcomeNames[resolution.outcome]
  const standing = scenarioState(scenario, resolution.recordedAt)
  const evidence = story.sources
    .filter(({ id }) => resolution.evidence.includes(id))
    .map(({ url, title, publisher }) => `${linkTo(url, title)}, ${escapeHtml(publisher.name)}`)
  const forecast = describeForecast(standing)
  return {
    id: storyTag(place, story, `/scenarios/${scenario.id}`),
    url: storyUrl + anchor,
    title: `${outcome}: ${scenario.statement}`,
    summary: `${resolution.note} ${forecast}`,
    html: [
      `<p><strong>${outcome}</strong>, ${formatDay(resolution.eventDate)}. ${escapeHtml(resolution.note)}</p>`,
      `<p>${escapeHtml(forecast)} ${explainScore(standing.score)}</p>`,
      ...(standing.score === undefined ? [] : [`<p>${pointToProof(place)}</p>`]),
      `<p>Counted as yes: ${escapeHtml(scenario.criterion)}</p>`,
      `<p>Evidence: ${evidence.join('; ')}</p>`,
      `<p>A scenario of ${linkTo(storyUrl + anchor, titleOf(story))}</p>`,
    ].join('\n'),
    authors: [place.site.publisher.name],
    categories: [outcome, story.topic.title],
    publishedAt: resolution.recordedAt,
    updatedAt: resolution.recordedAt,
  }
}

function describeForecast({ probability, firstProbability }: ScenarioState): string {
  const last = `${formatProbability(probability)} (${describeProbability(probability).words})`
  if (probability === firstProbability) return `We had given it ${last}.`
  return `We had given it ${last} at last, and ${formatProbability(firstProbability)} at first.`
}

/** It is known only once the history has been read, which no item waits for. */
function pointToProof({ base }: FeedPlace): string {
  const record = linkTo(new URL(routes.trackRecord(), base).href, 'track record')
  return `Whether the forecast is proven to have been made in time is in the ${record}.`
}

function explainScore(score: ScenarioState['score']): string {
  if (score === undefined) return 'Only a plain yes or no is scored.'
  const last = formatScore(score.last)
  const first = formatScore(score.first)
  return last === first
    ? `Brier score: ${last}. 0 is perfect, 1 is the worst.`
    : `Brier score: ${last} for the last forecast, ${first} for the first. 0 is perfect, 1 is the worst.`
}
