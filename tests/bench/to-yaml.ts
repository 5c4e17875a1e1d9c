export type Yaml = string | number | readonly Yaml[] | { readonly [key: string]: Yaml | undefined }

/** Block style, as editors write it: how YAML is written decides how long it takes to read. */
export const toYaml = (value: Record<string, Yaml | undefined>): string => `${block(value, '')}\n`

export const markdownFile = (frontMatter: Record<string, Yaml | undefined>, body: string): string =>
  `---\n${toYaml(frontMatter)}---\n${body}`

function block(value: Yaml, indent: string): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return scalar(value, indent)
  const deeper = `${indent}  `
  if (isList(value)) {
    return value.map((item) => `${indent}- ${block(item, deeper).trimStart()}`).join('\n')
  }
  return Object.entries(value)
    .flatMap(([key, item]) => (isAbsent(item) ? [] : [`${indent}${key}:${inline(item, deeper)}`]))
    .join('\n')
}

const inline = (value: Yaml, indent: string) =>
  typeof value === 'object' ? `\n${block(value, indent)}` : ` ${block(value, indent)}`

const isAbsent = (value: Yaml | undefined): value is undefined =>
  value === undefined || (isList(value) && value.length === 0)

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value)

function scalar(text: string, indent: string): string {
  if (text.includes('\n')) return `|\n${text.trim().replace(/^(?=.)/gm, indent)}`
  return /^[\p{L}\d](?:[^:#]|:\S)*$/u.test(text) ? text : JSON.stringify(text)
}
