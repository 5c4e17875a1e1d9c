import { Quiet } from '@/components/site/quiet'
import type { SourceView } from '@/lib/archive/views'
import type { Scenario } from '@/lib/content/schema/story'

import { ScenarioEntry } from './scenario-entry'
import { StorySection } from './story-section'

interface StoryScenariosProps {
  scenarios: Scenario[]
  sources: SourceView[]
  publishedAt: string
  now: string
}

export function StoryScenarios({ scenarios, sources, publishedAt, now }: StoryScenariosProps) {
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
          now={now}
        />
      ))}
    </StorySection>
  )
}
