import type { z } from 'zod'

import type { Finding } from './diagnostics'
import { explainIssue } from './explain'
import { keysAt } from './schema/keys'
import { type LocatedYaml, parseYaml, skimYaml } from './yaml'

/** What a schema makes of YAML; without a value there are findings that say why. */
export interface TypedYaml<T> {
  yaml: LocatedYaml
  value: T | undefined
  findings: Finding[]
}

export function readYaml<S extends z.ZodType>(
  schema: S,
  source: string,
  base: number,
): TypedYaml<z.output<S>> {
  const skimmed = skimYaml(source, base)
  const right = skimmed && schema.safeParse(skimmed.value ?? {})
  return skimmed && right?.success
    ? { yaml: skimmed, value: right.data, findings: [] }
    : explainYaml(schema, parseYaml(source, base))
}

function explainYaml<S extends z.ZodType>(schema: S, yaml: LocatedYaml): TypedYaml<z.output<S>> {
  if (yaml.findings.some(({ rule }) => rule !== 'duplicate-key')) {
    return { yaml, value: undefined, findings: yaml.findings }
  }
  const result = schema.safeParse(yaml.value ?? {})
  if (result.success) return { yaml, value: result.data, findings: yaml.findings }
  const keys = (path: readonly PropertyKey[]) => keysAt(schema, path)
  return {
    yaml,
    value: undefined,
    findings: [
      ...yaml.findings,
      ...result.error.issues.flatMap((issue) => explainIssue(issue, yaml, keys)),
    ],
  }
}
