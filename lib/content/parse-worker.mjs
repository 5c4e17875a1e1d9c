// A worker thread starts without its parent's TypeScript loader.
import { register } from 'tsx/esm/api'

register()
await import('./parse-worker.ts')
