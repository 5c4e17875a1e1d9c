// @ts-check
import { createServer } from 'node:net'

/**
 * Why the site could not listen, as a sentence; '' when it could. Asked before anything is
 * installed; whether the settings make sense at all, lib/settings.ts says once it can be loaded.
 * @param {{ PORT?: string | undefined, HOST?: string | undefined }} settings
 * @returns {Promise<string>}
 */
export async function explainPort({ PORT, HOST }) {
  const port = Number(PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) return ''
  const host = HOST || '0.0.0.0'
  return explainListening(await tryListening(port, host), port, host)
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the code of the error, if there is one
 */
const tryListening = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      resolve(error.code ?? error.message)
    })
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })

/**
 * @param {string | undefined} code
 * @param {number} port
 * @param {string} host
 */
function explainListening(code, port, host) {
  if (code === undefined) return ''
  if (code === 'EADDRINUSE') {
    const other = port < 65535 ? port + 1 : 3000
    return `Port ${port} is in use. Stop what listens there, or choose another: PORT=${other} npm start`
  }
  if (code === 'EACCES') {
    return `Port ${port} is reserved, and this user may not open it. Choose another: PORT=3000 npm start`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST is '${host}', which is not an address of this machine`
  }
  return `Port ${port} of ${host} cannot be opened: ${code}`
}
