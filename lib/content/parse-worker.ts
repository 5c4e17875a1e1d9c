import { parentPort } from 'node:worker_threads'

import { parseFile } from './parse'

/** One message in, `{ path, bytes }`, gives one message out, a `ParsedFile`. */
parentPort?.on('message', ({ path, bytes }: { path: string; bytes: Uint8Array }) => {
  parentPort?.postMessage(parseFile(path, bytes))
})
parentPort?.postMessage('ready')
