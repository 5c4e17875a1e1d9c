import type { Server } from 'node:http'
import type { Socket } from 'node:net'

import type { Answer } from './observe'
import { readPlainRequest } from './plain-request'
import { sendTogether } from './send-together'

export interface FastPath {
  /** The bytes of a whole answer to a GET of `url`, head included; `undefined` where Node has to be asked. */
  findReady: (url: string, acceptEncoding: string) => Buffer | undefined
  onAnswer: (answer: Answer) => void
}

/** Milliseconds. */
interface Patience {
  /** For the first byte of a connection. */
  head: number
  /** Between requests, and for a reader who takes no more of an answer. */
  idle: number
}

/**
 * Answers plain requests for what is ready straight from their socket, which takes some two
 * thirds of the processor time that `node:http` takes. With the first request that is anything else,
 * the connection is handed to `server`, unread, and stays there.
 *
 * @returns ends the connections that were never handed over, once their answers are out
 */
export function openFastPath(server: Server, path: FastPath, patience: Patience): () => void {
  const handlers = server.listeners('connection')
  server.removeAllListeners('connection')
  const connections = new Map<Socket, { end: () => void }>()
  server.on('connection', (socket: Socket) => {
    const handOver = () => {
      connections.delete(socket)
      for (const handler of handlers) handler.call(server, socket)
    }
    connections.set(socket, serve(socket, path, patience, handOver))
    socket.once('close', () => connections.delete(socket))
  })
  return () => {
    for (const { end } of connections.values()) end()
  }
}

function serve(
  socket: Socket,
  { findReady, onAnswer }: FastPath,
  { head, idle }: Patience,
  handOver: () => void,
) {
  /** An answer that goes out with those of others, at the end of this turn. */
  let waiting: (() => void) | undefined

  const flush = () => {
    waiting?.()
    waiting = undefined
  }

  const onData = (chunk: Buffer) => {
    const started = performance.now()
    // A reader who asks on without taking what there is must not pile up answers here.
    const isBehind = waiting !== undefined || socket.writableLength > 0
    const request = isBehind ? undefined : readPlainRequest(chunk)
    const bytes = request && findReady(request.url, request.acceptEncoding)
    if (request === undefined || bytes === undefined) return leave(chunk)
    waiting = () =>
      socket.write(bytes, (error) =>
        onAnswer({
          method: 'GET',
          url: request.url,
          status: 200,
          cache: 'hit',
          seconds: (performance.now() - started) / 1000,
          // What is lost with a connection that breaks off is no error to Node.
          isCutShort: Boolean(error) || socket.destroyed,
        }),
      )
    sendTogether(flush)
    socket.setTimeout(idle)
  }
  const end = () => {
    flush()
    // A reader who keeps the other half open is not waited for.
    socket.destroySoon()
  }
  const giveUp = () => socket.destroy()
  // The socket closes by itself.
  const onError = () => undefined

  const leave = (chunk: Buffer) => {
    flush()
    socket.off('data', onData).off('end', end).off('timeout', giveUp).off('error', onError)
    socket.setTimeout(0)
    socket.unshift(chunk)
    handOver()
  }

  socket.on('data', onData).on('end', end).on('timeout', giveUp).on('error', onError)
  socket.setTimeout(head)
  return { end }
}
