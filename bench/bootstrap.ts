/**
 * Bootstrap intervals of one sample of 10,000 values, 10,000 resamples: `node bench/bootstrap.ts`. Mean and
 * median against SciPy as it comes and with its best batch, and BCa against our own percentile interval.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator } from '#stats/random/generator'
import { bootstrapInterval } from '#stats/resampling/bootstrap-interval'
import { pairedBench, type Peer, runScript } from './paired-runs.ts'

type Ends = readonly [low: number, high: number]

function writeSample(path: string, size: number): void {
  const generator = createGenerator(20261101, 'bootstrap')
  const values = Array.from({ length: size }, () => -Math.log(generator.next()))
  writeFileSync(path, JSON.stringify(values))
}

function ours(name: string, statistic: 'mean' | 'median', kind: 'percentile' | 'bca') {
  return {
    name,
    prepare: (path: string) =>
      Float64Array.from(JSON.parse(readFileSync(path, 'utf8')) as number[]),
    run: (sample: Float64Array): Ends => {
      const generator = createGenerator(20261102, 'bootstrap')
      const input = {
        samples: [sample],
        statistic,
        generator,
        resamples: 10_000,
        level: 0.95,
        kind,
      } as const
      const { interval } = bootstrapInterval(input)
      return [interval.low, interval.high]
    },
  }
}

function scipy(name: string, statistic: 'mean' | 'median', batch: string): Peer {
  return {
    name,
    program: '/usr/bin/python3',
    script: [join(import.meta.dirname, 'peers/bootstrap.py'), statistic, batch],
    check: ['-c', 'import scipy.stats'],
  }
}

const input = { file: 'sample.json', size: 10_000, write: writeSample }

function inWords(ends: Ends): string {
  return ends.map((end) => end.toFixed(4)).join(' to ')
}

const remark = (one: Ends, other: Ends): string => `${inWords(one)}, ${inWords(other)}`

export const benches = [
  pairedBench({
    id: 'mean',
    work: 'bootstrap of a mean',
    ours: ours('ours', 'mean', 'percentile'),
    other: scipy('SciPy', 'mean', 'default'),
    goal: { ratio: 1 / 5 },
    input,
    remark,
  }),
  pairedBench({
    id: 'mean-batch',
    work: 'bootstrap of a mean',
    ours: ours('ours', 'mean', 'percentile'),
    other: scipy('SciPy in batches of 100', 'mean', '100'),
    goal: { ratio: 1 },
    input,
    remark,
  }),
  pairedBench({
    id: 'median',
    work: 'bootstrap of a median',
    ours: ours('ours', 'median', 'percentile'),
    other: scipy('SciPy', 'median', 'default'),
    goal: { ratio: 1 / 100 },
    input,
    remark,
  }),
  pairedBench({
    id: 'median-batch',
    work: 'bootstrap of a median',
    ours: ours('ours', 'median', 'percentile'),
    other: scipy('SciPy in batches of 100', 'median', '100'),
    goal: { ratio: 1 / 100 },
    input,
    remark,
  }),
  pairedBench({
    id: 'bca',
    work: 'BCa of a mean',
    ours: ours('BCa', 'mean', 'bca'),
    other: ours('the percentile interval', 'mean', 'percentile'),
    goal: { ratio: 1.2 },
    input,
    remark,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
