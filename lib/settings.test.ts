import { expect, test } from 'vitest'

import { readSettings } from './settings'

test('an empty environment gives settings that serve', () => {
  expect(readSettings({ PORT: '' })).toMatchObject({
    port: 3000,
    host: '0.0.0.0',
    siteUrl: undefined,
    contentRef: 'HEAD',
    pollInterval: 1000,
    cacheBytes: 67_108_864,
    logLevel: 'info',
  })
})

test('paths are taken from the working directory', () => {
  const { contentDir, indexPath } = readSettings({
    CONTENT_DIR: 'news',
    INDEX_PATH: '/var/index.db',
  })
  expect(contentDir).toBe(`${process.cwd()}/news`)
  expect(indexPath).toBe('/var/index.db')
})

test('every wrong variable gets a sentence', () => {
  const environment = {
    PORT: 'abc',
    SITE_URL: 'ftp://x.example',
    LOG_LEVEL: 'loud',
    PUBLISH_POLL_MS: '5',
  }
  expect(() => readSettings(environment)).toThrow(
    [
      'PORT is `abc`, but must be a whole number from 0 to 65535.',
      'SITE_URL is `ftp://x.example`, but must be an address that begins with https:// or http://.',
      'PUBLISH_POLL_MS is `5`, but must be a whole number of milliseconds from 100 to 3600000.',
      'LOG_LEVEL is `loud`, but must be one of fatal, error, warn, info, debug, trace and silent.',
    ].join('\n'),
  )
})

test.each([
  ['CONTENT_PULL', 'origin/main', { contentPull: 'origin/main' }],
  [
    'CONTENT_PULL',
    'up.stream-2/desk/night.edition',
    { contentPull: 'up.stream-2/desk/night.edition' },
  ],
  ['PUBLISH_SECRET', 'sixteen letters!', { publishSecret: 'sixteen letters!' }],
  ['PREVIEW_SECRET', 'sixteen letters!', { previewSecret: 'sixteen letters!' }],
  ['PREVIEW_REF', 'origin/next', { previewRef: 'origin/next' }],
  ['CONTENT_REF', 'main', { contentRef: 'main', previewRef: 'main' }],
  ['MASS_REMOVAL', 'allow', { mayRemoveAll: true }],
  ['MASS_REMOVAL', 'hold', { mayRemoveAll: false }],
  ['WEBSUB_HUB', 'https://hub.example/', { websubHub: 'https://hub.example/' }],
  ['WORKERS', '1', { workers: 1 }],
  ['WORKERS', '64', { workers: 64 }],
  ['OPERATOR_PORT', '9100', { operatorPort: 9100 }],
  ['OPERATOR_PORT', 'off', { operatorPort: 'off' }],
  ['LOG_REQUESTS', 'true', { logRequests: true }],
  ['LOG_REQUESTS', 'false', { logRequests: false }],
  ['PUBLISH_POLL_MS', '3600000', { pollInterval: 3_600_000 }],
  ['CACHE_BYTES', '0', { cacheBytes: 0 }],
  ['SITE_URL', 'https://news.example/', { siteUrl: 'https://news.example/' }],
])('%s may be %s', (name, value, expected) => {
  expect(readSettings({ [name]: value })).toMatchObject(expected)
})

test.each([
  ['CONTENT_PULL', 'main', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', 'origin/', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', '/main', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', '--upload-pack=x/main', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', 'origin/--force', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', 'origin/+main:main', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', 'origin/main\nx', 'a remote and its branch, such as origin/main'],
  ['CONTENT_PULL', 'https://evil.example/x', 'a remote and its branch, such as origin/main'],
  ['MASS_REMOVAL', 'yes', 'hold or allow'],
  ['WORKERS', '0', 'a whole number from 1 to 64'],
  ['WORKERS', '65', 'a whole number from 1 to 64'],
  ['WORKERS', '1.5', 'a whole number from 1 to 64'],
  ['WORKERS', 'auto', 'a whole number from 1 to 64'],
  ['OPERATOR_PORT', '0', 'a whole number from 1 to 65535, or off'],
  ['OPERATOR_PORT', '65536', 'a whole number from 1 to 65535, or off'],
  ['OPERATOR_PORT', 'OFF', 'a whole number from 1 to 65535, or off'],
  ['LOG_REQUESTS', 'sometimes', 'true or false'],
  ['CACHE_BYTES', '-1', 'a whole number of bytes'],
  ['CACHE_BYTES', '64MiB', 'a whole number of bytes'],
  ['PUBLISH_POLL_MS', '99', 'a whole number of milliseconds from 100 to 3600000'],
])('%s may not be %j', (name, value, expectation) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    new Error(`${name} is \`${value}\`, but must be ${expectation}.`),
  )
})

test('what is not set leaves the hook, the pull and the second port off', () => {
  expect(readSettings({ PUBLISH_SECRET: '', CONTENT_PULL: '', OPERATOR_PORT: '' })).toMatchObject({
    publishSecret: undefined,
    contentPull: undefined,
    operatorPort: undefined,
    mayRemoveAll: false,
    workers: 1,
    logRequests: false,
  })
})

test('a key that is too short is not repeated, not even beside other mistakes', () => {
  const secret = 'only15letters!!'
  const read = () => readSettings({ PUBLISH_SECRET: secret, WORKERS: 'x' })
  expect(read).toThrow(
    [
      'PUBLISH_SECRET is set, but must be a key of at least 16 characters.',
      'WORKERS is `x`, but must be a whole number from 1 to 64.',
    ].join('\n'),
  )
  expect(read).not.toThrow(secret)
})
