import { expect, test } from 'vitest'

import { licenceUrl } from './licence'

test.each([
  ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC BY-SA 3.0', 'https://creativecommons.org/licenses/by-sa/3.0/'],
  ['CC BY-NC-ND 2.5', 'https://creativecommons.org/licenses/by-nc-nd/2.5/'],
  ['CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['Public Domain Mark 1.0', 'https://creativecommons.org/publicdomain/mark/1.0/'],
  ['By permission', undefined],
  ['CC BY', undefined],
  ['CC BY-XX 4.0', undefined],
])('%s is written down at %s', (licence, url) => {
  expect(licenceUrl(licence)).toBe(url)
})
