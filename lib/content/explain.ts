import type { z } from 'zod'

import { type Finding, rules, type Rule, suggestName } from './diagnostics'
import { IMAGE_FOLDER, IMAGE_NAME } from './image-file'
import type { LocatedYaml } from './yaml'

type Issue = z.core.$ZodIssue

/**
 * Says in an editor's words what a zod issue means, and where.
 *
 * @param keysAt the keys that the schema allows at a path, for suggestions
 */
export function explainIssue(
  issue: Issue,
  yaml: LocatedYaml,
  keysAt: (path: readonly PropertyKey[]) => string[],
): Finding[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      rule: 'unknown-key',
      offset: yaml.offsetOfKey(path, key),
      message: `unknown key \`${key}\``,
      suggestion: suggestName(key, keysAt(path)),
    }))
  }

  const given = valueAt(yaml.value, path)
  const name = `\`${nameOf(path)}\``
  if (given === undefined || given === null) return [explainMissing(issue, yaml, name)]
  return [{ offset: yaml.offsetOf(path), ...explainValue(issue, given, name) }]
}

function explainMissing({ path }: Issue, yaml: LocatedYaml, name: string): Finding {
  const key = path.at(-1)
  const parent = valueAt(yaml.value, path.slice(0, -1))
  const isEmpty = isRecord(parent) && String(key) in parent
  if (key === 'criterion' && isRecord(parent) && parent['resolution'] !== undefined) {
    return {
      rule: 'resolution-without-criterion',
      offset: yaml.offsetOfKey(path.slice(0, -1), 'resolution'),
      message: 'the scenario is resolved, but has no `criterion` to be judged by',
      suggestion: 'add `criterion:` with what had to be seen, and where',
    }
  }
  return {
    rule: 'missing-key',
    offset: isEmpty
      ? yaml.offsetOfKey(path.slice(0, -1), String(key))
      : yaml.offsetOf(path.slice(0, -1)),
    message: isEmpty ? `${name} is empty` : `${name} is missing`,
    suggestion: isEmpty ? 'give it a value, or remove the line if it is optional' : undefined,
  }
}

function explainValue(issue: Issue, given: unknown, name: string): Omit<Finding, 'offset'> {
  switch (issue.code) {
    case 'invalid_type':
      return {
        rule: 'wrong-type',
        message: `${name} must be ${typeNames[issue.expected] ?? issue.expected}, not ${describe(given)}`,
        suggestion: suggestType(issue.expected, given, name),
      }
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      return {
        rule: 'invalid-value',
        message: `${name} cannot be ${typeof given === 'object' ? describe(given) : `\`${String(given)}\``}; it is one of ${allowed.join(', ')}`,
        suggestion: suggestName(String(given), allowed),
      }
    }
    case 'too_big':
    case 'too_small':
      return explainSize(issue, given, name)
    case 'invalid_format':
      return explainFormat(issue, given, name)
    case 'custom':
      return { rule: ruleOf(issue.params?.['rule']), message: `${name} ${issue.message}` }
    default:
      return { rule: 'invalid-value', message: `${name}: ${issue.message}` }
  }
}

function suggestType(expected: string, given: unknown, name: string): string | undefined {
  if (expected === 'string' && typeof given !== 'object') return 'put it between quotation marks'
  if (expected === 'array' && isRecord(given))
    return 'begin each entry of the list with a dash: `- `'
  if (expected === 'array') return `write it as a list: [${String(given)}]`
  if (expected === 'object' && typeof given !== 'object' && name !== '`front matter`') {
    return 'write its keys on the lines below, indented'
  }
  if (expected === 'number' && typeof given === 'string') return suggestNumber(given, name)
  return undefined
}

/** Without what binary fractions leave behind: 5.6 is 0.056. */
const asShare = (percent: number) => Number((percent / 100).toPrecision(12))

/** Of ‘40%’, ‘40 %’ and ‘0,4’. */
function suggestNumber(text: string, name: string): string | undefined {
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const number = Number(digits.replace(',', '.'))
  const isShare = percent === '%' && name.endsWith('probability`')
  return `did you mean ${isShare ? asShare(number) : number}?`
}

function explainSize(
  issue: Extract<Issue, { code: 'too_big' | 'too_small' }>,
  given: unknown,
  name: string,
): Omit<Finding, 'offset'> {
  if (typeof given === 'number') {
    const isProbability = name.endsWith('probability`')
    return {
      rule: 'out-of-range',
      message: isProbability
        ? `${name} is ${given}, but a probability lies between 0 and 1, both excluded`
        : `${name} is ${given}, but must be ${issue.code === 'too_big' ? 'at most' : 'at least'} ${limitOf(issue)}`,
      suggestion:
        isProbability && given > 1 && given < 100 ? `did you mean ${asShare(given)}?` : undefined,
    }
  }
  if (issue.code === 'too_big') {
    const length = typeof given === 'string' ? given.trim().length : 0
    return {
      rule: 'too-long',
      message: `${name} has ${length} characters; the limit is ${limitOf(issue)}`,
      suggestion: `shorten it by ${length - limitOf(issue)}`,
    }
  }
  return {
    rule: 'missing-key',
    message: Array.isArray(given) ? `${name} needs at least one entry` : `${name} is empty`,
  }
}

const limitOf = (issue: Extract<Issue, { code: 'too_big' | 'too_small' }>) =>
  Number(issue.code === 'too_big' ? issue.maximum : issue.minimum)

function explainFormat(
  issue: Extract<Issue, { code: 'invalid_format' }>,
  given: unknown,
  name: string,
): Omit<Finding, 'offset'> {
  const text = String(given)
  switch (issue.format) {
    case 'date':
      return {
        rule: 'invalid-date',
        message: /^\d{4}-\d{2}-\d{2}$/.test(text)
          ? `${name}: there is no such day as ${text}`
          : `${name} must be a day such as 2026-05-08, not \`${text}\``,
        suggestion: suggestDay(text),
      }
    case 'datetime':
      return {
        rule: 'invalid-date',
        message: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text)
          ? `${name}: there is no such time as ${text}`
          : `${name} must be a time in UTC such as 2026-05-08T10:08:00Z, not \`${text}\``,
        suggestion: suggestTime(text),
      }
    case 'url':
      return {
        rule: 'invalid-address',
        message: `${name} must be a full web address, not \`${text}\``,
        suggestion: /^[\w-]+(\.[\w-]+)+/.test(text)
          ? `did you mean https://${text}?`
          : 'it begins with https://',
      }
    case 'email':
      return { rule: 'invalid-value', message: `${name} is not an e-mail address: \`${text}\`` }
    default:
      return {
        rule: 'invalid-value',
        message: `${name} ${issue.message}, not \`${text}\``,
        suggestion: name === '`image.file`' ? suggestImage(text) : undefined,
      }
  }
}

/** Of a path, or of an address on the web, the name alone. */
function suggestImage(text: string): string | undefined {
  const file = text.split(/[/\\]/).at(-1) ?? ''
  if (!IMAGE_NAME.test(file)) return undefined
  return text === `${IMAGE_FOLDER}${file}`
    ? `did you mean \`${file}\`?`
    : `put it into ${IMAGE_FOLDER} and write \`${file}\``
}

function suggestDay(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return `did you mean ${text.slice(0, 10)}?`
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\.? ([A-Za-z]{3,9}) (\d{4})$/.exec(text) ?? []
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return number === 0
    ? undefined
    : `did you mean ${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}?`
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function suggestTime(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `add the time: ${text}T09:00:00Z`
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(text))
    return `add the seconds: ${text.slice(0, 16)}:00Z`
  const [, day, time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?([+-]\d{2}:\d{2})?$/.exec(text) ?? []
  if (day === undefined) return undefined
  const moment = new Date(`${day}T${time}:00${zone === '' ? 'Z' : zone}`)
  if (Number.isNaN(moment.getTime())) return undefined
  return `did you mean ${moment.toISOString().slice(0, 19)}Z?`
}

const typeNames: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of keys'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? `the number ${value}` : `\`${String(value)}\``
}

/** `['scenarios', 0, 'resolveBy']` reads `scenarios[1].resolveBy`, counting as people do. */
const nameOf = (path: readonly PropertyKey[]) =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${String(step)}`,
    )
    .join('') || 'front matter'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((parent, step) => {
    if (Array.isArray(parent)) return parent[Number(step)]
    return isRecord(parent) && Object.hasOwn(parent, String(step))
      ? parent[String(step)]
      : undefined
  }, value)
}

const ruleOf = (value: unknown): Rule => {
  const known = Object.keys(rules).find((rule) => rule === value)
  return isRule(known) ? known : 'invalid-value'
}

const isRule = (value: string | undefined): value is Rule => value !== undefined && value in rules
