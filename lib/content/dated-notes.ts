import type { Story } from './schema/story'

/** Whether anything dated is new, which pages, feeds and the sitemap then show as a change. */
export function tellsReaders(before: Story, after: Story): boolean {
  const isUpdated =
    after.updatedAt !== undefined && after.updatedAt > (before.updatedAt ?? before.publishedAt)
  return isUpdated || hasNewCorrection(before, after) || hasNewForecast(before, after)
}

/** One that is later than those that readers know. */
export function hasNewCorrection(before: Story, after: Story): boolean {
  const known = before.corrections.reduce((latest, { at }) => (at > latest ? at : latest), '')
  return after.corrections.some(({ at }) => at > known)
}

function hasNewForecast(before: Story, after: Story): boolean {
  return after.scenarios.some(({ id, revisions, resolution }) => {
    const known = before.scenarios.find((scenario) => scenario.id === id)
    if (known === undefined) return false
    const isResolved = resolution !== undefined && known.resolution === undefined
    return isResolved || revisions.length > known.revisions.length
  })
}
