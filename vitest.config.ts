import { defineConfig } from 'vitest/config'

const patience = 180_000

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: process.env['WORTHLINE_SEED'] === undefined ? [] : ['test/property-seed.ts'],
    maxWorkers: '100%',
    testTimeout: patience,
    hookTimeout: patience,
  },
})
