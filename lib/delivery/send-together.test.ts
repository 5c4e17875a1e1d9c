import { setImmediate as nextTurn } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { sendTogether } from './send-together'

test('what is to be sent in one turn is sent after it, in order', async () => {
  const sent: string[] = []
  sendTogether(() => sent.push('a'))
  sendTogether(() => sent.push('b'))
  expect(sent).toEqual([])
  await nextTurn()
  expect(sent).toEqual(['a', 'b'])
})

test('what comes while sending goes with the next turn', async () => {
  const sent: string[] = []
  sendTogether(() => {
    sent.push('a')
    sendTogether(() => sent.push('b'))
  })
  await nextTurn()
  await nextTurn()
  expect(sent).toEqual(['a', 'b'])
})
