#!/usr/bin/env node
// @ts-check
// The editors' commands from any folder: TypeScript and its paths are those of this program.
import { fileURLToPath } from 'node:url'

import { register } from 'tsx/esm/api'

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
register()
await import('./newsroom.ts')
