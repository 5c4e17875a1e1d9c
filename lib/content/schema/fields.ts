import { z } from 'zod'

import { findUnsafeCharacter } from '@/lib/content/unsafe-characters'

/** One line of plain text. */
export const line = (maximum = 300) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => !text.includes('\n'), {
      params: { rule: 'wrong-type' },
      message: 'must be one line',
    })
    .refine((text) => findUnsafeCharacter(text) === undefined, {
      params: { rule: 'unsafe-character' },
      message: 'contains an invisible control character',
    })

/** Markdown written inside front matter; its own findings come from `inspectMarkdown`. */
export const markdown = z.string().trim().min(1)

/** Lower-case words joined by hyphens; the name of a file, and part of URLs and anchors. */
export const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be lower-case words joined by hyphens, such as `csis-paper`',
  })
  .meta({ description: 'Lower-case words joined by hyphens', examples: ['csis-paper'] })

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso
  .date()
  .meta({ description: 'A day in UTC, YYYY-MM-DD', examples: ['2026-05-08'] })

/** A moment in UTC. Parts of a second are dropped: the value always reads `YYYY-MM-DDTHH:MM:SSZ`, so that text order is time order. */
export const instant = z.iso
  .datetime()
  .meta({ description: 'A moment in UTC', examples: ['2026-05-08T10:08:00Z'] })
  .transform((text) => new Date(text).toISOString().replace(/\.\d+Z$/, 'Z'))

export const webAddress = address(z.regexes.domain)

/** Where a site itself is reached: also at a bare host name or an IP address. */
export const siteAddress = address(/./)

// A URL parser forgives spaces and control characters, but readers of feeds do not.
function address(hostname: RegExp) {
  return z
    .url({ protocol: /^https?$/, hostname, abort: true })
    .refine((text) => !/\s/.test(text) && findUnsafeCharacter(text) === undefined, {
      params: { rule: 'invalid-address' },
      message: 'contains a space or an invisible control character',
    })
}

/** Neither impossible nor certain: a forecast of 0 or 1 could never be wrong by degrees. */
export const probability = z
  .number()
  .gt(0)
  .lt(1)
  .meta({ description: 'Between 0 and 1, and neither of them', examples: [0.65] })
