import { Quiet } from '@/components/site/quiet'
import type { ForecastCommits, SourceView } from '@/lib/archive/views'
import type { Scenario } from '@/lib/content/schema/story'

import { ScenarioEntry } from './scenario-entry'
import { StorySection } from './story-section'

interface StoryScenariosProps {
  scenarios: Scenario[]
  sources: SourceView[]
  publishedAt: string
  forecastCommits: ForecastCommits
  now: string
}

export function StoryScenarios(props: StoryScenariosProps) {
  const { scenarios, sources, publishedAt, forecastCommits, now } = props
  return (
    <StorySection id="scenarios">
      <Quiet>
        {scenarios.length === 0
          ? 'We make no forecast about this event.'
          : 'The words beside a number follow the PHIA probability yardstick. Shaded is the band of the words; a number between two bands takes the nearer one.'}
      </Quiet>
      {scenarios.map((scenario) => (
        <ScenarioEntry
          key={scenario.id}
          scenario={scenario}
          sources={sources}
          publishedAt={publishedAt}
          committedAt={forecastCommits.get(scenario.id) ?? []}
          now={now}
        />
      ))}
    </StorySection>
  )
}
