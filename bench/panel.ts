/**
 * Two-way fixed effects of ten predictors with errors by unit, a balanced panel of 3,000 units over 20
 * times: `node bench/panel.ts`. Against R's plm, and against R by hand-written matrices that hold for
 * balanced panels only. The middle of several runs in one process each.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'
import type { PanelInput } from '#stats/panel/within-fit'
import { createGenerator } from '#stats/random/generator'
import { pairedBench, type Peer, runScript } from './paired-runs.ts'

const times = 20
const predictors = 10

/** Columns of doubles, one below the other: unit, time, outcome, predictors. */
function writePanel(path: string, rows: number): void {
  const generator = createGenerator(20261101, 'panel')
  const noise = (): number => generator.next() + generator.next() + generator.next() - 1.5
  const unit = Float64Array.from({ length: rows }, (_, row) => Math.floor(row / times))
  const time = Float64Array.from({ length: rows }, (_, row) => row % times)
  const levels = Float64Array.from({ length: rows / times }, noise)
  const x = Array.from({ length: predictors }, () =>
    Float64Array.from({ length: rows }, (_, row) => noise() + levels[unit[row]!]! + time[row]! / 9),
  )
  const y = Float64Array.from({ length: rows }, (_, row) =>
    x.reduce((sum, column, j) => sum + (j / 10) * column[row]!, levels[unit[row]!]! + noise()),
  )
  writeFileSync(path, Buffer.concat([unit, time, y, ...x].map(({ buffer }) => Buffer.from(buffer))))
}

function readPanel(path: string): PanelInput {
  const bytes = readFileSync(path)
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
  const rows = values.length / (predictors + 3)
  const column = (place: number): Float64Array => values.slice(place * rows, (place + 1) * rows)
  const units = Int32Array.from(column(0))
  return {
    outcome: column(2),
    predictors: Array.from({ length: predictors }, (_, j) => column(3 + j)),
    units,
    times: Int32Array.from(column(1)),
    clusters: units,
    level: 0.95,
  }
}

function run(input: PanelInput): readonly number[] {
  const { effects } = twoWayFixedEffects(input)
  return effects.flatMap(({ difference, standardError }) => [difference, standardError])
}

/** Errors without the correction for few clusters, as HC0 has them. */
function remark(ours: readonly number[], other: readonly number[]): string {
  const gaps = Array.from({ length: predictors }, (_, j) => Math.abs(ours[2 * j]! - other[j]!))
  const ratios = Array.from(
    { length: predictors },
    (_, j) => ours[2 * j + 1]! / other[predictors + j]!,
  )
  return `coefficients differ by ${Math.max(...gaps).toExponential(1)}, errors are ${Math.min(...ratios).toFixed(6)} to ${Math.max(...ratios).toFixed(6)} times theirs`
}

function peer(name: string, script: string, library: string): Peer {
  return {
    name,
    program: 'Rscript',
    script: [join(import.meta.dirname, 'peers', script)],
    check: ['-e', `library(${library})`],
  }
}

const ours = { name: 'ours', prepare: readPanel, run, repeats: 15 }
const input = { file: 'panel.bin', size: 60_000, write: writePanel }

export const benches = [
  pairedBench({
    id: 'plm',
    work: 'two-way fixed effects, errors by unit',
    ours,
    other: peer('plm', 'panel-plm.R', 'plm'),
    goal: { ratio: 1 / 12 },
    input,
    remark,
  }),
  pairedBench({
    id: 'matrices',
    work: 'two-way fixed effects, errors by unit',
    ours,
    other: peer('R by matrices', 'panel-matrices.R', 'stats'),
    goal: { ratio: 1.2 },
    input,
    remark,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
