import { once } from 'node:events'
import { createServer } from 'node:net'

import { expect, test } from 'vitest'

import { explainPort } from './port.mjs'

test.each(['0', '65536', '-1', '80a', '3000.5', 'abc'])(
  'PORT=%s is left to the settings',
  async (PORT) => {
    expect(await explainPort({ PORT, HOST: '127.0.0.1' })).toBe('')
  },
)

test('a port is named while something listens there, and free after that', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  const settings = { PORT: String(address.port), HOST: '127.0.0.1' }

  const sentence = await explainPort(settings)
  server.close()
  await once(server, 'close')

  const other = address.port < 65535 ? address.port + 1 : 3000
  expect(sentence).toBe(
    `Port ${address.port} is in use. Stop what listens there, or choose another: PORT=${other} npm start`,
  )
  expect(await explainPort(settings)).toBe('')
})

test('a host that is not this machine is named', async () => {
  expect(await explainPort({ PORT: '4399', HOST: '192.0.2.1' })).toBe(
    "HOST is '192.0.2.1', which is not an address of this machine",
  )
})
