import { resolve } from 'node:path'

import { z } from 'zod'

import { readVariables } from './environment'

const settingsSchema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    CONTENT_DIR: z.string().min(1).default('./content'),
    CONTENT_REF: z.string().min(1).default('HEAD'),
    INDEX_PATH: z.string().min(1).default('.foresheet/index.db'),
    CONTENT_PULL: z
      .string()
      .regex(/^[\w.][\w.-]*\/[\w.][\w./-]*$/)
      .optional(),
    PUBLISH_SECRET: z.string().min(16).optional(),
    PREVIEW_SECRET: z.string().min(16).optional(),
    PREVIEW_REF: z.string().min(1).optional(),
    MASS_REMOVAL: z.enum(['hold', 'allow']).default('hold'),
    WEBSUB_HUB: z.url({ protocol: /^https?$/ }).optional(),
    WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    OPERATOR_PORT: z
      .union([z.literal('off'), z.coerce.number().int().min(1).max(65535)])
      .optional(),
    LOG_REQUESTS: z.stringbool().default(false),
    PUBLISH_POLL_MS: z.coerce.number().int().min(100).max(3_600_000).default(1000),
    CACHE_BYTES: z.coerce
      .number()
      .int()
      .min(0)
      .default(64 * 1024 * 1024),
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
    contentPull: env.CONTENT_PULL,
    publishSecret: env.PUBLISH_SECRET,
    previewSecret: env.PREVIEW_SECRET,
    previewRef: env.PREVIEW_REF ?? env.CONTENT_REF,
    mayRemoveAll: env.MASS_REMOVAL === 'allow',
    websubHub: env.WEBSUB_HUB,
    workers: env.WORKERS,
    operatorPort: env.OPERATOR_PORT,
    logRequests: env.LOG_REQUESTS,
    indexPath: resolve(env.INDEX_PATH),
    pollInterval: env.PUBLISH_POLL_MS,
    /** Bytes that the page cache of one process may hold. */
    cacheBytes: env.CACHE_BYTES,
    logLevel: env.LOG_LEVEL,
  }))

export type Settings = z.output<typeof settingsSchema>

/** What each variable must be, to end the sentence ‘PORT is `x`, but must be …’. */
const expectations = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1',
  SITE_URL: 'an address that begins with https:// or http://',
  CONTENT_DIR: 'the folder of a newsroom',
  CONTENT_REF: 'a commit or branch',
  CONTENT_PULL: 'a remote and its branch, such as origin/main',
  PUBLISH_SECRET: 'a key of at least 16 characters',
  PREVIEW_SECRET: 'a secret of at least 16 characters',
  PREVIEW_REF: 'a commit or branch',
  MASS_REMOVAL: 'hold or allow',
  WEBSUB_HUB: 'the address of a WebSub hub, such as https://hub.example.org/',
  WORKERS: 'a whole number from 1 to 64',
  OPERATOR_PORT: 'a whole number from 1 to 65535, or off',
  LOG_REQUESTS: 'true or false',
  INDEX_PATH: 'the path of a file',
  PUBLISH_POLL_MS: 'a whole number of milliseconds from 100 to 3600000',
  CACHE_BYTES: 'a whole number of bytes',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace and silent',
} as const satisfies Record<keyof z.input<typeof settingsSchema>, string>

/**
 * Settings of an environment; an empty variable counts as unset.
 *
 * @throws an Error that names every wrong variable, one sentence each
 */
export const readSettings = (environment: Partial<Record<string, string>>): Settings =>
  readVariables(
    { schema: settingsSchema, expectations, secrets: ['PUBLISH_SECRET', 'PREVIEW_SECRET'] },
    environment,
  )

let current: Settings | undefined

/** The settings of this process, read once. */
export const settings = (): Settings => (current ??= readSettings(process.env))
