import { fileURLToPath } from 'node:url'

const plainProperties = fileURLToPath(new URL('lib/setup/plain-properties.mjs', import.meta.url))

export default { plugins: { '@tailwindcss/postcss': {}, [plainProperties]: {} } }
