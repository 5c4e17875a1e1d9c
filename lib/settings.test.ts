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
