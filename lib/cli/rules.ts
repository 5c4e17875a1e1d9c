import { Command } from 'commander'

import { isWarning, type Rule, rules, suggestName } from '@/lib/content/diagnostics'

import { wrap } from './columns'
import { remedies } from './rule-guide'
import { UsageError } from './usage-error'

/** `rules`: every rule with its meaning. */
export const rulesCommand = new Command('rules')
  .description('list every rule that check knows, and what it means')
  .option('--json', 'as JSON')
  .addHelpText('after', '\nExit codes: 0 listed, 2 used wrongly.')
  .action(({ json }: { json?: true }) => {
    console.log(json ? JSON.stringify(listRules(), null, 2) : listRules().map(oneLine).join('\n'))
  })

const isRule = (name: string): name is Rule => Object.hasOwn(rules, name)

const listRules = () =>
  Object.keys(rules)
    .filter(isRule)
    .sort()
    .map((rule) => ({
      rule,
      severity: isWarning(rule) ? 'warning' : 'error',
      meaning: rules[rule],
      remedy: remedies[rule],
    }))

const oneLine = ({ rule, severity, meaning }: ReturnType<typeof listRules>[number]) =>
  `${rule.padEnd(29)}${severity.padEnd(9)}${meaning}`

/**
 * What a rule means and what to do about it.
 *
 * @throws UsageError when there is no such rule
 */
export function explainRule(name: string): string {
  if (!isRule(name)) {
    const near = suggestName(name, Object.keys(rules)) ?? '"newsroom rules" lists them'
    throw new UsageError(`There is no rule "${name}": ${near}`)
  }
  const consequence = isWarning(name)
    ? 'A warning: the commit is published all the same.'
    : 'An error: a commit with it is not published.'
  return [`${name}`, '', wrap(rules[name], 80), wrap(remedies[name], 80), '', consequence].join(
    '\n',
  )
}
