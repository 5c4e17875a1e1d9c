// @ts-check
import coreWebVitals from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

/**
 * The rooms of lib/ and those each may use: later rooms use earlier ones, never the other way.
 * @satisfies {Record<string, string[]>}
 */
const rooms = {
  content: [],
  archive: ['content'],
  forecast: ['content', 'archive'],
  feeds: ['content', 'archive', 'forecast'],
  'open-data': ['content', 'archive', 'forecast'],
  indexing: ['content', 'archive'],
  images: ['content'],
  publish: ['content', 'archive', 'images'],
  delivery: [],
  links: [],
  preview: ['content', 'archive', 'images', 'publish', 'delivery'],
  mail: ['content', 'archive', 'forecast', 'feeds'],
  graph: [],
  lettering: [],
  fonts: [],
  cli: ['content', 'archive', 'forecast', 'feeds', 'publish', 'mail', 'links'],
}
const readingRooms = [
  'content',
  'archive',
  'forecast',
  'feeds',
  'open-data',
  'indexing',
  'mail',
  'graph',
  'lettering',
]
const everyRoom = Object.keys(rooms)

/** What only some may import; a part of the code names what it may. */
const reserved = {
  parsers: {
    regex:
      '^(gray-matter|yaml|unified|unist|mdast|hast|(remark|rehype|unist|mdast|hast|micromark)-.+|remark|rehype|micromark)(/|$)',
    message: 'Only lib/content reads Markdown and YAML.',
  },
  sql: {
    regex: '^(libsql|better-sqlite3|(node:)?sqlite3?)(/|$)',
    message: 'Only lib/archive speaks SQL.',
  },
  processes: {
    regex: '^(node:)?child_process$',
    message:
      'Only lib/publish runs git, lib/images what reads pictures, and lib/lettering what draws letters.',
  },
  pictures: {
    regex: '^sharp(/|$)',
    message: 'Only lib/images reads pictures, and lib/lettering draws some.',
  },
  next: { regex: '^next/(?!link$)', message: 'Only app/ knows Next.' },
  nextItself: {
    regex: '^next$',
    allowImportNames: ['Metadata', 'Route'],
    message:
      'Only app/ and lib/delivery/next-server.ts know Next; others may know its types Metadata and Route.',
  },
  nextLink: { regex: '^next/link$', message: 'Only app/ and components/ link pages.' },
  everything: {
    regex: '^@/lib/archive/(check-index|editor-queries|kept-images)$',
    message: 'These answer with drafts and what is scheduled: not for readers.',
  },
  tests: { regex: '^@/tests/', message: 'Only tests may import from tests/.' },
}

/** @typedef {keyof typeof reserved} Reserved */

/**
 * @param {string} part as people call it
 * @param {string[]} files
 * @param {{ rooms: string[], folders?: string[], reserved?: Reserved[] }} allowed
 * @returns {import('eslint').Linter.Config[]}
 */
function restrict(part, files, allowed) {
  const tests = files.map((pattern) => pattern.replace(/\{ts,tsx\}$/, 'test.{ts,tsx}'))
  const forTests = { ...allowed, reserved: [...(allowed.reserved ?? []), ...testing] }
  return [
    {
      name: `rooms/${part}`,
      files,
      rules: { 'no-restricted-imports': restriction(part, allowed) },
    },
    {
      name: `rooms/${part} (tests)`,
      files: tests,
      rules: { 'no-restricted-imports': restriction(part, forTests) },
    },
  ]
}

/** @type {Reserved[]} */
const testing = ['processes', 'pictures', 'tests']

/**
 * @param {string} part
 * @param {{ rooms: string[], folders?: string[], reserved?: Reserved[] }} allowed
 * @returns {import('eslint').Linter.RuleEntry}
 */
function restriction(part, { rooms: allowedRooms, folders = [], reserved: allowedNames = [] }) {
  const forbiddenRooms = [
    ...everyRoom.filter((room) => !allowedRooms.includes(room)).map((room) => `lib/${room}`),
    ...['app', 'components'].filter((folder) => !folders.includes(folder)),
    'lib/setup',
    'server',
  ]
  const patterns = [
    climbing,
    {
      regex: `^@/(${forbiddenRooms.join('|')})(/|$)`,
      message: `Imports run one way: ${part} may not use this room.`,
    },
    ...Object.entries(reserved)
      .filter(([name]) => !allowedNames.some((allowedName) => allowedName === name))
      .map(([, pattern]) => pattern),
  ]
  return ['error', { patterns }]
}

const climbing = {
  regex: '^(\\./)*\\.\\.(/|$)',
  message: "A relative import never climbs: write '@/…'.",
}

/** @type {import('eslint').Linter.RulesRecord} */
const houseStyle = {
  'import/order': [
    'error',
    {
      groups: ['builtin', 'external', 'internal', ['parent', 'sibling', 'index']],
      pathGroups: [{ pattern: '@/**', group: 'internal' }],
      pathGroupsExcludedImportTypes: [],
      'newlines-between': 'always',
      alphabetize: { order: 'asc', caseInsensitive: true },
    },
  ],
  'import/no-duplicates': 'error',
  'import/no-default-export': 'error',
  'no-restricted-imports': ['error', { patterns: [climbing] }],
}

/** @type {import('eslint').Linter.RulesRecord} */
const houseTypes = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
}

/** @type {import('eslint').Linter.Config[]} */
const config = [
  { ignores: ['.foresheet/', 'content/', 'test-results/', 'playwright-report/'] },
  ...coreWebVitals,
  ...typescript,
  { name: 'house/style', files: ['**/*.{ts,tsx,mjs,js}'], rules: houseStyle },
  { name: 'house/types', files: ['**/*.{ts,tsx}'], rules: houseTypes },
  {
    name: 'house/default exports',
    files: ['app/**/*.{ts,tsx}', '*.config.{ts,mjs}', 'lib/setup/plain-properties.mjs'],
    rules: { 'import/no-default-export': 'off', 'import/no-anonymous-default-export': 'off' },
  },
  ...restrict('server.ts', ['server.{ts,tsx}'], {
    rooms: everyRoom,
    folders: ['app', 'components'],
  }),
  ...restrict('app', ['app/**/*.{ts,tsx}'], {
    rooms: readingRooms,
    folders: ['app', 'components'],
    reserved: ['next', 'nextItself', 'nextLink'],
  }),
  ...restrict('components', ['components/**/*.{ts,tsx}'], {
    rooms: readingRooms,
    folders: ['components'],
    reserved: ['nextLink'],
  }),
  ...restrict('lib', ['lib/**/*.{ts,tsx}'], { rooms: [] }),
  ...restrict('lib/site.ts', ['lib/site.{ts,tsx}'], { rooms: ['content', 'archive'] }),
  ...Object.entries(rooms).flatMap(([room, uses]) =>
    restrict(`lib/${room}`, [`lib/${room}/**/*.{ts,tsx}`], {
      rooms: [room, ...uses],
      // A command is an entry, as a route is, and may show what components draw.
      folders: room === 'cli' ? ['components'] : [],
      reserved: reservedFor(room),
    }),
  ),
  ...restrict('lib/delivery/next-server.ts', ['lib/delivery/next-server.{ts,tsx}'], {
    rooms: ['delivery'],
    reserved: ['nextItself'],
  }),
]

/**
 * @param {string} room
 * @returns {Reserved[]}
 */
function reservedFor(room) {
  if (room === 'content') return ['parsers']
  if (room === 'archive') return ['sql']
  if (room === 'images' || room === 'lettering') return ['processes', 'pictures']
  if (room === 'publish') return ['processes', 'everything']
  if (room === 'cli') return ['everything']
  return []
}

export default config
