import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import { type FastPath, openFastPath } from './fast-path'

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export interface HttpOptions {
  port: number
  host: string
  onUpgrade?: UpgradeListener
  /** Answers before the listener is asked. */
  fastPath?: FastPath
}

export interface HttpServer {
  port: number
  /** Finishes what is in flight, for at most `STOP_WITHIN` milliseconds; not where upgrades are. */
  stop: () => Promise<void>
}

/** Connections of one process; beyond it new ones are closed at once. */
const MOST_CONNECTIONS = 4096
/** Milliseconds in which a reader must have sent a request's head, and all of it. */
const HEAD_WITHIN = 10_000
const REQUEST_WITHIN = 30_000
/** How often these two are looked at; Node would do it twice a minute. */
const CHECKED_EVERY = 2_000
/** Longer than the 60 s for which nginx keeps an idle connection, so that it never writes into a closed one. */
export const IDLE_FOR = 65_000
/** Milliseconds without a byte either way after which a connection is closed, whatever goes on. */
const SILENT_FOR = 70_000
const STOP_WITHIN = 10_000

/** @throws with a sentence when the port cannot be had */
export async function openHttpServer(
  listener: RequestListener,
  { port, host, onUpgrade, fastPath }: HttpOptions,
): Promise<HttpServer> {
  let isStopping = false
  const server = createServer(
    {
      headersTimeout: HEAD_WITHIN,
      requestTimeout: REQUEST_WITHIN,
      connectionsCheckingInterval: CHECKED_EVERY,
      keepAliveTimeout: IDLE_FOR,
    },
    (request, response) => {
      if (isStopping) response.setHeader('connection', 'close')
      listener(request, response)
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(SILENT_FOR)
  server.on('upgrade', onUpgrade ?? ((_request, socket) => socket.destroy()))
  const endFastPath =
    fastPath && openFastPath(server, fastPath, { head: HEAD_WITHIN, idle: IDLE_FOR })
  await listen(server, port, host)
  return {
    port: portOf(server.address()) ?? port,
    stop: () => {
      isStopping = true
      // One whose answer began before would be kept for a next request.
      server.keepAliveTimeout = 1
      return new Promise((resolve) => {
        server.close(() => resolve())
        endFastPath?.()
        server.closeIdleConnections()
        const end = () => {
          server.closeAllConnections()
          resolve()
        }
        // What was upgraded neither ends by itself nor is among those that are closed.
        setTimeout(end, onUpgrade === undefined ? STOP_WITHIN : 0).unref()
      })
    },
  }
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => reject(explain(error, port)))
    server.listen(port, host, resolve)
  })

const explain = (error: Error & { code?: string }, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(
        `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
      )
    : error

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined
