import { describe, expect, it } from 'vitest'

import { parseTopicView } from './topic-view'

describe('parseTopicView', () => {
  it('shows the first page of all stories unless asked otherwise', () => {
    expect(parseTopicView({})).toEqual({ status: undefined, page: 1 })
  })

  it('takes a status and a page', () => {
    expect(parseTopicView({ status: 'settled', page: '3' })).toEqual({ status: 'settled', page: 3 })
  })

  it.each(['', '0', '01', '-1', '1.5', '1e3', ' 2', '٣', '9999999', 'two'])(
    'refuses the page ‘%s’',
    (page) => {
      expect(parseTopicView({ page })).toBeUndefined()
    },
  )

  it.each(['', 'Settled', 'unknown', 'toString'])('refuses the status ‘%s’', (status) => {
    expect(parseTopicView({ status })).toBeUndefined()
  })

  it('refuses a value given twice', () => {
    expect(parseTopicView({ page: ['1', '2'] })).toBeUndefined()
    expect(parseTopicView({ status: ['settled', 'settled'] })).toBeUndefined()
  })
})
