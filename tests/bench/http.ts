import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** As they came over the wire: nothing is decompressed. */
  body: Buffer
}

interface Question {
  method?: string
  headers?: Record<string, string>
  body?: string
}

const agent = new Agent({ keepAlive: true })

export const ask = (url: string, { method = 'GET', headers = {}, body }: Question = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const question = request(url, { method, headers, agent }, (response) => {
      buffer(response).then(
        (bytes) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
        reject,
      )
    })
    question.once('error', reject)
    question.end(body)
  })

/** An answer that has to be there, as text. */
export async function readText(url: string): Promise<string> {
  const { status, body } = await ask(url)
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return body.toString('utf8')
}
