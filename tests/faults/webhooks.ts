import { createHmac } from 'node:crypto'

import { type Answer, ask } from './http'

export const SECRET = 'a secret for the fault tests'

const HOOK = '/hooks/publish'

/** Says ‘look now’ as GitHub does. */
export const announce = ({ port }: { port: number }, body = '{}', secret = SECRET) =>
  post({ port }, body, {
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  })

/** Says it as the Standard Webhooks do; `time` is in seconds since the epoch. */
export const announceOnce = (
  { port }: { port: number },
  { id, time, body = '{}' }: { id: string; time: number; body?: string },
) =>
  post({ port }, body, {
    'webhook-id': id,
    'webhook-timestamp': String(time),
    'webhook-signature': `v1,${createHmac('sha256', SECRET).update(`${id}.${time}.${body}`).digest('base64')}`,
  })

export const post = (
  { port }: { port: number },
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<Answer> => ask(port, HOOK, { method: 'POST', headers, body })
