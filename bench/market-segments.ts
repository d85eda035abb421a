/**
 * k-means of 10,000 points of 100 measures into 5 groups, ten starts: `node bench/market-segments.ts`. Against
 * scikit-learn on one thread, on groups that overlap and on groups that lie apart. The middle of five runs in
 * one process each.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kMeans } from '#stats/clustering/k-means'
import type { PointTable } from '#stats/clustering/point-table'
import { createGenerator } from '#stats/random/generator'
import { pairedBench, runScript } from './paired-runs.ts'

const dimensions = 100
const groups = 5

/** Normal points around five centres, which lie so many standard deviations of a measure apart. */
function writePoints(path: string, count: number, apart: number): void {
  const generator = createGenerator(20261122, 'groups')
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(generator.next())) * Math.cos(2 * Math.PI * generator.next())
  const centres = Array.from({ length: groups }, () =>
    Float64Array.from({ length: dimensions }, () => apart * normal()),
  )
  const values = Float64Array.from({ length: count * dimensions }, (_, at) => {
    const point = Math.floor(at / dimensions)
    return centres[point % groups]![at % dimensions]! + normal()
  })
  writeFileSync(path, values)
}

function readPoints(path: string): PointTable {
  const bytes = readFileSync(path)
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
  return { count: values.length / dimensions, dimensions, values }
}

function remark(ours: number, other: number): string {
  return `inertia ${(ours / other - 1).toExponential(1)} above theirs`
}

const ours = {
  name: 'ours',
  prepare: readPoints,
  run: (table: PointTable): number => kMeans(table, { groups, restarts: 10, seed: 1 }).inertia,
  repeats: 5,
}
const other = {
  name: 'scikit-learn',
  program: '/usr/bin/python3',
  script: [join(import.meta.dirname, 'peers', 'k-means.py'), String(dimensions)],
  check: ['-c', 'import sklearn, threadpoolctl'],
}

const bench = (id: string, work: string, apart: number) =>
  pairedBench({
    id,
    work: `k-means, ${work}`,
    ours,
    other,
    goal: { ratio: 1.15 },
    input: {
      file: 'points.bin',
      size: 10_000,
      write: (path, count) => writePoints(path, count, apart),
    },
    remark,
  })

export const benches = [
  bench('overlap', 'groups that overlap', 0.3),
  bench('apart', 'groups that lie apart', 1.5),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
