import { Agent, type IncomingHttpHeaders, request, type RequestOptions } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A request on a connection of its own, unless an agent is given; nothing follows redirects. */
export const ask = (
  port: number,
  path: string,
  { body, ...options }: RequestOptions & { body?: string | Buffer } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ agent: false, ...options, host: '127.0.0.1', port, path }, (answer) => {
      buffer(answer).then(
        (bytes) =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }),
        reject,
      )
    })
    asked.once('error', reject)
    asked.end(body)
  })

export interface Load {
  /** Answers so far. */
  count: () => number
  /** Ends it and tells of all that were not what `isGood` wants, in words. */
  stop: () => Promise<{ answers: number; failures: string[]; slowest: number }>
}

/** `readers` that ask for paths in turn, each for the next one as soon as it has its answer. */
export function startLoad(
  port: number,
  paths: readonly string[],
  {
    readers = 8,
    isGood = ({ status }) => status === 200,
    keepAlive = true,
  }: {
    readers?: number
    isGood?: (answer: Answer, path: string) => boolean
    keepAlive?: boolean
  } = {},
): Load {
  const agent = new Agent({ keepAlive, maxSockets: readers })
  const failures: string[] = []
  let isOver = false
  let asked = 0
  let answers = 0
  let slowest = 0

  const readOn = async () => {
    while (!isOver) {
      const path = paths[asked++ % paths.length] ?? '/'
      const started = performance.now()
      try {
        const answer = await ask(port, path, { agent, headers: { 'accept-encoding': 'br' } })
        if (!isGood(answer, path)) failures.push(`${path}: ${answer.status}`)
      } catch (error) {
        failures.push(`${path}: ${String(error)}`)
      }
      answers += 1
      slowest = Math.max(slowest, performance.now() - started)
    }
  }
  const reading = Promise.all(Array.from({ length: readers }, readOn))
  return {
    count: () => answers,
    stop: async () => {
      isOver = true
      await reading
      agent.destroy()
      return { answers, failures, slowest: Math.round(slowest) }
    },
  }
}

/** Milliseconds of silence after which a hostile client gives up, as it would wait for ever. */
const SILENCE = 3000

/** Sends bytes as they are and gives all that the server sends until one of them hangs up. */
export const sendRaw = (port: number, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk) => chunks.push(chunk))
    // A reset is the server's right; what matters is what came before it.
    socket.on('error', () => undefined)
    socket.setTimeout(SILENCE, () => socket.destroy())
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
    socket.write(bytes)
  })
