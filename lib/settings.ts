import { resolve } from 'node:path'

import { z } from 'zod'

const settingsSchema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    CONTENT_DIR: z.string().min(1).default('./content'),
    CONTENT_REF: z.string().min(1).default('HEAD'),
    INDEX_PATH: z.string().min(1).default('.foresheet/index.db'),
    PUBLISH_POLL_MS: z.coerce.number().int().min(100).max(3_600_000).default(1000),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    siteUrl: env.SITE_URL,
    contentDir: resolve(env.CONTENT_DIR),
    contentRef: env.CONTENT_REF,
    indexPath: resolve(env.INDEX_PATH),
    pollInterval: env.PUBLISH_POLL_MS,
    logLevel: env.LOG_LEVEL,
  }))

export type Settings = z.output<typeof settingsSchema>

/**
 * Settings of an environment; an empty variable counts as unset.
 *
 * @throws an Error that names every wrong variable, one sentence each
 */
export function readSettings(environment: Partial<Record<string, string>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = settingsSchema.safeParse(given)
  if (result.success) return result.data
  const sentences = result.error.issues.map(
    ({ path, message }) => `${String(path[0])} is \`${given[String(path[0])]}\`: ${message}.`,
  )
  throw new Error(sentences.join('\n'))
}

let current: Settings | undefined

/** The settings of this process, read once. */
export const settings = (): Settings => (current ??= readSettings(process.env))
