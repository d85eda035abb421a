/**
 * One metric of one treatment from sufficient statistics, with CUPED, 2,000 of them in a row:
 * `node bench/analysis.ts`. SciPy's `ttest_ind_from_stats` does the plain Welch test alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { createGenerator, type Generator } from '#stats/random/generator'
import { cuped, type CupedArm } from '#stats/regression/cuped'
import { welchTest } from '#stats/tests/welch-test'
import { pairedBench, runScript } from './paired-runs.ts'

type Pair = readonly [base: CupedArm, treatment: CupedArm]
type PlainArm = readonly [mean: number, deviation: number, n: number]

function arm(generator: Generator, effect: number): CupedArm {
  const rows = 200 + generator.below(400)
  const x = Array.from({ length: rows }, () => generator.next())
  const y = x.map((before) => before + generator.next() + effect)
  return { y: momentsOf(y), x: momentsOf(x), yx: comomentsOf(y, x) }
}

function pairsOf(count: number): readonly Pair[] {
  const generator = createGenerator(20261101, 'analysis')
  return Array.from({ length: count }, () => [arm(generator, 0), arm(generator, 0.03)])
}

function plain({ y }: CupedArm): PlainArm {
  return [y.mean, standardDeviation(y), y.n]
}

function writePairs(path: string, count: number): void {
  const arms = pairsOf(count).map((pair) => pair.map(plain))
  writeFileSync(path, JSON.stringify(arms))
}

function run(pairs: readonly Pair[]): number {
  let last = 0
  for (const [base, treatment] of pairs) {
    last = welchTest(base.y, treatment.y, 0.95).pValue
    if (cuped({ base, treatment }, 0.95).standardError <= 0) throw new Error('no error')
  }
  return last
}

export const benches = [
  pairedBench({
    id: 'cuped',
    work: 'Welch and CUPED from sufficient statistics',
    ours: {
      name: 'ours',
      prepare: (path) => pairsOf((JSON.parse(readFileSync(path, 'utf8')) as unknown[]).length),
      run,
      repeats: 15,
    },
    other: {
      name: 'SciPy, Welch alone',
      program: '/usr/bin/python3',
      script: [join(import.meta.dirname, 'peers/welch.py')],
      check: ['-c', 'import scipy.stats'],
    },
    goal: { ratio: 1 / 3 },
    input: { file: 'arms.json', size: 2000, write: writePairs },
    remark: (one, other: number) => `p-values differ by ${Math.abs(one - other).toExponential(1)}`,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
