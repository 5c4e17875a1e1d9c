import { expect, test } from 'vitest'

import { runCommand } from '@/tests/fixtures/run-newsroom'

test('Every rule is listed with its severity and meaning', async () => {
  const { code, output } = await runCommand('rules')
  expect(code).toBe(0)
  expect(output).toContain(
    'unused-source                warning  A source is listed and never cited.',
  )
  expect(output).toContain('cause-cycle                  error    Stories cause each other')
})

test('A rule is explained with what to do about it', async () => {
  const { code, output } = await runCommand('check', '--explain', 'missing-alt')
  expect(code).toBe(0)
  expect(output).toBe(`missing-alt

An image has no description for those who cannot see it.
Say between the square brackets what the picture shows.

An error: a commit with it is not published.`)
})

test('A rule that does not exist is used wrongly, and the one that was meant is suggested', async () => {
  expect(await runCommand('check', '--explain', 'missing-alts')).toEqual({
    code: 2,
    output: '',
    complaint: 'There is no rule "missing-alts": did you mean `missing-alt`?',
  })
})

test('An unknown command, option or format is used wrongly', async () => {
  expect(await runCommand('chekc')).toMatchObject({ code: 2 })
  expect(await runCommand('check', '--colour')).toMatchObject({ code: 2 })
  expect(await runCommand('check', '--format', 'xml')).toMatchObject({ code: 2 })
  expect(await runCommand('check', '--help')).toMatchObject({ code: 0 })
})
