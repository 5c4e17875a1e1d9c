import type { TopicHeading } from '@/lib/archive/views'
import { horizonNames, horizons, scenarioKindNames, scenarioKinds } from '@/lib/content/vocabulary'
import { routes } from '@/lib/routes'

import type { ScenarioView } from './scenario-view'

interface ScenarioFilterProps {
  view: ScenarioView
  topics: TopicHeading[]
}

export function ScenarioFilter({ view, topics }: ScenarioFilterProps) {
  return (
    <search className="no-print">
      <form action={routes.scenarios()} className="meta-line border-y border-rule py-2">
        <Choice
          {...{ name: 'topic', label: 'Topic', value: view.topic }}
          options={topics.map(({ id, title }) => ({ value: id, name: title }))}
        />
        <Choice
          {...{ name: 'kind', label: 'Kind', value: view.kind }}
          options={scenarioKinds.map((kind) => ({ value: kind, name: scenarioKindNames[kind] }))}
        />
        <Choice
          {...{ name: 'horizon', label: 'Horizon', value: view.horizon }}
          options={horizons.map((horizon) => ({ value: horizon, name: horizonNames[horizon] }))}
        />
        <button className="target">Show</button>
        {(view.topic ?? view.kind ?? view.horizon) !== undefined && (
          <a href={routes.scenarios()} className="target">
            Show all
          </a>
        )}
      </form>
    </search>
  )
}

interface ChoiceProps {
  name: string
  label: string
  value: string | undefined
  options: { value: string; name: string }[]
}

function Choice({ name, label, value = '', options }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select name={name} defaultValue={value}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
