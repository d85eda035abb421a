import { expect, test } from 'vitest'
import { countsOf, survivorsOf, type MutationReport } from './report.ts'

const mutant = (status: string, line: number) => ({
  status,
  mutatorName: 'EqualityOperator',
  replacement: 'a\n<= b',
  location: { start: { line, column: 7 } },
})

const report: MutationReport = {
  files: {
    'a.ts': {
      source: 'const a = 1\n  if (a < b) return\n',
      mutants: ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'].map((status) =>
        mutant(status, 2),
      ),
    },
  },
}

test('survivors stand with their place, the line and what took its place', () => {
  expect(survivorsOf(report)).toEqual([
    'a.ts:2:7  EqualityOperator  if (a < b) return  =>  a <= b',
    'a.ts:2:7  no test  if (a < b) return  =>  a <= b',
  ])
})

test('counts by file, without what did not run', () => {
  expect(countsOf(report)).toEqual(['a.ts: 2 killed, 2 survived, 50.0 %'])
})
