import { describe, expect, it } from 'vitest'

import { parseScenarioView } from './scenario-view'

const parse = (params: Parameters<typeof parseScenarioView>[0]) =>
  parseScenarioView(params, ['moon', 'bridge'])

describe('parseScenarioView', () => {
  it('shows all that is open unless asked otherwise', () => {
    expect(parse({})).toEqual({ topic: undefined, kind: undefined, horizon: undefined, page: 1 })
  })

  it('takes a topic, a kind, a horizon and a page', () => {
    const view = { topic: 'moon', kind: 'risk', horizon: 'long' }
    expect(parse({ ...view, page: '2' })).toEqual({ ...view, page: 2 })
  })

  it.each([
    ['a topic that does not exist', { topic: 'mars' }],
    ['a kind that does not exist', { kind: 'chance' }],
    ['a horizon that does not exist', { horizon: 'Short' }],
    ['an empty value', { kind: '' }],
    ['a page that is no number', { page: 'two' }],
    ['a page of none', { page: '0' }],
    ['a value given twice', { kind: ['risk', 'risk'] }],
  ])('refuses %s', (_name, params) => {
    expect(parse(params)).toBeUndefined()
  })
})
