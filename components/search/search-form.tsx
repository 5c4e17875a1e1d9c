import type { ReactNode } from 'react'

import { statuses, statusMeanings } from '@/components/site/status'
import type { TopicHeading } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { SearchBox } from './search-box'
import type { SearchView } from './search-view'

export interface SearchChoices {
  topics: TopicHeading[]
  /** Too many to choose from, and only the one in use is offered. */
  actors: { id: string; name: string }[]
}

interface SearchFormProps extends SearchChoices {
  view: SearchView
  hasFilters: boolean
}

/** Works without script: what is left empty is left out of the address by the server. */
export function SearchForm({ view, hasFilters, topics, actors }: SearchFormProps) {
  const { asked } = view
  const sections = [...new Set(topics.map(({ section }) => section))].toSorted()
  return (
    <search>
      <form action={routes.search()} className="mb-8 font-sans text-sm">
        <SearchBox words={asked.q} />
        <details open={hasFilters} className="mt-3">
          <summary className="w-fit py-0.5">Filters</summary>
          <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
            <Choice
              name="topic"
              label="Topic"
              chosen={asked.topic}
              options={topics.map(({ id, title }) => ({ value: id, name: title }))}
            />
            <Choice
              name="section"
              label="Section"
              chosen={asked.section}
              options={sections.map((section) => ({ value: section, name: section }))}
            />
            <Choice
              name="status"
              label="Status"
              chosen={asked.status}
              options={statuses.map((value) => ({ value, name: statusMeanings[value].name }))}
            />
            <Choice
              name="actor"
              label="With a view of"
              chosen={asked.actor}
              options={actors.map(({ id, name }) => ({ value: id, name }))}
            />
            <Labelled label="From">
              <input type="date" name="from" defaultValue={asked.from} />
            </Labelled>
            <Labelled label="To">
              <input type="date" name="to" defaultValue={asked.to} />
            </Labelled>
            <Labelled label="With an open scenario">
              <input
                type="checkbox"
                name="open"
                value="1"
                defaultChecked={asked.open !== undefined}
              />
            </Labelled>
          </div>
        </details>
      </form>
    </search>
  )
}

interface ChoiceProps {
  name: string
  label: string
  chosen: string | number | undefined
  options: { value: string; name: string }[]
}

/** Without a choice to make there is none, unless one is in use that cannot be. */
function Choice({ name, label, chosen, options }: ChoiceProps) {
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen)
  const offered = isKnown ? options : [...options, { value: String(chosen), name: String(chosen) }]
  if (offered.length === 0) return null
  return (
    <Labelled label={label}>
      <select name={name} defaultValue={chosen}>
        <option value="">Any</option>
        {offered.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="py-0.5">
      {label} {children}
    </label>
  )
}
