import { z } from 'zod'

/** The keys that a schema allows at a path of a value, for suggestions. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const inner = unwrap(schema)
  if (!(inner instanceof z.ZodObject)) {
    return inner instanceof z.ZodArray ? keysAt(inner.element, path.slice(1)) : []
  }
  const [step, ...rest] = path
  const shape: Record<string, z.core.$ZodType> = inner.shape
  if (step === undefined) return Object.keys(shape)
  const next = shape[String(step)]
  return next === undefined ? [] : keysAt(next, rest)
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrap(schema.def.innerType)
  }
  return schema
}
