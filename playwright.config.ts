import { defineConfig } from '@playwright/test'

const REAL = 'http://127.0.0.1:4310'
const FIXTURE = 'http://127.0.0.1:4311'

// Set by `npm test` where another Chromium than Playwright's own is used.
const executablePath = process.env.FORESHEET_CHROMIUM

const production = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', HOST: '127.0.0.1' }

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  globalTimeout: 40 * 60_000,
  reporter: 'list',
  // One set of pictures for all systems: `npm run look` makes them anew.
  snapshotPathTemplate: '{testDir}/look/{arg}{ext}',
  expect: { toHaveScreenshot: { scale: 'device', threshold: 0.3, maxDiffPixelRatio: 0.01 } },
  use: {
    javaScriptEnabled: false,
    // The channel is the whole Chromium in its headless mode, and not the separate headless shell.
    ...(executablePath ? {} : { channel: 'chromium' }),
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'real', testMatch: 'real.*.spec.ts', use: { baseURL: REAL } },
    { name: 'fixture', testMatch: 'fixture.*.spec.ts', use: { baseURL: FIXTURE } },
  ],
  webServer: [
    {
      name: 'the real newsroom',
      command: 'rm -rf .foresheet/e2e && exec node .foresheet/build/server.mjs',
      url: `${REAL}/`,
      env: {
        ...production,
        PORT: '4310',
        CONTENT_DIR: './content',
        INDEX_PATH: '.foresheet/e2e/real.db',
      },
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    {
      name: 'fixture',
      command: 'exec node --import tsx tests/fixtures/serve.ts',
      url: `${FIXTURE}/`,
      env: { ...production, PORT: '4311' },
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  ],
})
