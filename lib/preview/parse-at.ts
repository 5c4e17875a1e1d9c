import { z } from 'zod'

/** Without a zone it is in UTC, as everything here is. */
const whole = z.iso.datetime({ precision: 0 })

/**
 * The instant in UTC that someone asks for: a day, or a day and a time as browsers and people write
 * it. `undefined` where it is none.
 */
export function parseAt(text: string): string | undefined {
  const [, day, time = '00:00', seconds = ':00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?Z?)?$/.exec(text.trim()) ?? []
  const instant = `${day}T${time}${seconds}Z`
  return whole.safeParse(instant).success ? instant : undefined
}
