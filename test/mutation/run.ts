/**
 * Mutation testing of what money hangs on: small faults are planted one at a time, and the tests
 * beside the code have to notice. `npm run mutate` runs all rooms, `npm run mutate cash-flow` one.
 *
 * Stryker is no dependency of the project; without it the command says how to get it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countsOf, survivorsOf, type MutationReport } from './report.ts'

const formulaFile = (file: string): string => `src/value/formula/${file}.ts`

/** What is mutated, and the tests that have to notice. */
interface Room {
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
  /** Kinds of faults that are not planted. */
  readonly spared?: readonly string[]
  /** Tests by name that do not have to notice: thousands of random texts for every fault. */
  readonly without?: string
}

/** Most texts of the parser are messages. */
const messages = ['StringLiteral']

/** Their tests run with the others; here they would take most of the time. */
const randomTexts = 'any text gives an outcome|reads as the same formula|any formula has a unit'

const rooms: Readonly<Record<string, Room>> = {
  'cash-flow': {
    mutate: ['src/value/cash-flow/*.ts', '!src/value/cash-flow/*.test.ts'],
    tests: ['src/value/cash-flow/*.test.ts'],
  },
  units: {
    mutate: ['currency', 'known-units', 'read-unit', 'unit-algebra', 'unit-terms'].map(
      (file) => `src/quantity/${file}.ts`,
    ),
    tests: ['currency', 'known-units', 'read-unit', 'unit-algebra'].map(
      (file) => `src/quantity/${file}.test.ts`,
    ),
  },
  parser: {
    mutate: ['parse-formula', 'parse-expression', 'reader'].map(formulaFile),
    tests: ['parse-formula.test', 'tokenize.test'].map(formulaFile),
    spared: messages,
    without: randomTexts,
  },
  words: {
    mutate: ['tokenize', 'literal', 'parse-name', 'parse-call'].map(formulaFile),
    tests: ['parse-formula.test', 'tokenize.test'].map(formulaFile),
    spared: messages,
    without: randomTexts,
  },
  'unit-check': {
    mutate: ['check-units', 'unit-check', 'unit-of-atom', 'unit-of-binary', 'unit-of-call'].map(
      formulaFile,
    ),
    tests: [formulaFile('check-units.test')],
    spared: messages,
    without: randomTexts,
  },
}

const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js'

function settings({ mutate, spared = [] }: Room, report: string, vitest: string): unknown {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: vitest, related: false },
    // Its way of rewriting tsconfig files needs a compiler older than TypeScript 7.
    tsconfigFile: 'none.json',
    disableTypeChecks: true,
    mutate,
    mutator: { excludedMutations: spared },
    ignorePatterns: [
      '/examples',
      '/bench',
      '/docs',
      '/dist',
      '/.types',
      '/.stryker*',
      '/test/real',
    ],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    tempDirName: '.stryker',
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
  }
}

/** How the tests of a room are run. */
function testSettings({ tests, without }: Room): unknown {
  const names = without === undefined ? {} : { testNamePattern: `^(?!.*(${without}))` }
  return { test: { include: tests, ...names } }
}

function run(name: string): void {
  const room = rooms[name]
  if (room === undefined)
    throw new RangeError(`there is no ${name}: ${Object.keys(rooms).join(', ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'worthline-mutation-'))
  const [config, report] = [join(folder, 'stryker.json'), join(folder, 'report.json')]
  const vitest = join(folder, 'vitest.config.mjs')
  try {
    writeFileSync(config, JSON.stringify(settings(room, report, vitest)))
    writeFileSync(vitest, `export default ${JSON.stringify(testSettings(room))}\n`)
    const { status } = spawnSync(process.execPath, [stryker, 'run', config], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status !== 0) throw new Error(`Stryker ended with ${status}`)
    const found = JSON.parse(readFileSync(report, 'utf8')) as MutationReport
    const lines = ['', name, ...survivorsOf(found), ...countsOf(found), '']
    process.stdout.write(lines.join('\n'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (existsSync(stryker)) {
  const chosen = process.argv.slice(2)
  for (const name of chosen.length === 0 ? Object.keys(rooms) : chosen) run(name)
} else {
  process.stderr.write(
    'Stryker is not here. Get it for once, without adding it to the project:\n' +
      '  npm install --no-save @stryker-mutator/core@10.1.1 @stryker-mutator/vitest-runner@10.1.1\n',
  )
  process.exitCode = 1
}
