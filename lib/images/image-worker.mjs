// A process of its own starts without its parent's TypeScript loader.
import { register } from 'tsx/esm/api'

register()
await import('./image-worker.ts')
