import { expect, test } from 'vitest'

import { stylesFor } from './styles'

test('Colours are for a terminal that wants them', () => {
  const styled = (isTTY: boolean, environment: Record<string, string>) =>
    stylesFor({ isTTY }, environment).error('wrong')
  expect(styled(true, {})).toBe('\u001b[31mwrong\u001b[0m')
  expect(styled(true, { NO_COLOR: '' })).toBe('\u001b[31mwrong\u001b[0m')
  expect(styled(false, {})).toBe('wrong')
  expect(styled(true, { NO_COLOR: '1' })).toBe('wrong')
  expect(styled(true, { TERM: 'dumb' })).toBe('wrong')
})
