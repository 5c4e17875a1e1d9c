import { setTimeout as pause } from 'node:timers/promises'

import limitTo from 'p-limit'

import { ask } from './ask'
import { checkLink, type LinkChecker, type Verdict } from './check-link'
import { openConnection } from './connection'
import { openTurns } from './turns'

export interface LinkOptions {
  isPrivateAllowed: boolean
  onVerdict?: (address: string, verdict: Verdict) => void
  now: LinkChecker['now']
  wait?: LinkChecker['wait']
  isOnline?: () => Promise<boolean>
}

/** Servers that are asked at once. */
const SERVERS = 8

/**
 * What became of each address. One server gets one question at a time, and a second of rest after
 * each.
 *
 * @throws OfflineError when no server can be reached at all
 */
export async function checkLinks(
  addresses: readonly string[],
  { isPrivateAllowed, onVerdict, now, isOnline, ...options }: LinkOptions,
): Promise<Map<string, Verdict>> {
  const stopping = new AbortController()
  const { signal } = stopping
  const wait = options.wait ?? ((milliseconds) => pause(milliseconds, undefined, { signal }))
  const connect = openConnection(isOnline)
  const takeTurn = openTurns({ wait, now })
  const checker: LinkChecker = {
    ask: (question) =>
      takeTurn(question.url.host, () =>
        connect(() => ask({ ...question, isPrivateAllowed, signal })),
      ),
    wait,
    now,
  }
  const verdicts = new Map<string, Verdict>()
  const limit = limitTo(SERVERS)
  const checkServer = async (urls: readonly string[]) => {
    for (const url of urls) {
      if (signal.aborted) return
      const verdict = await checkLink(url, checker)
      verdicts.set(url, verdict)
      onVerdict?.(url, verdict)
    }
  }
  try {
    const servers = [...groupByServer(addresses).values()]
    await Promise.all(servers.map((urls) => limit(() => checkServer(urls))))
  } finally {
    stopping.abort()
  }
  return verdicts
}

function groupByServer(addresses: readonly string[]): Map<string, string[]> {
  const servers = new Map<string, string[]>()
  for (const address of addresses) {
    const { host } = new URL(address)
    servers.set(host, [...(servers.get(host) ?? []), address])
  }
  return servers
}
