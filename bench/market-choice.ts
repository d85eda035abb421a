/**
 * Choices of 400 people, 8 tasks of 3 alternatives, 12 attributes: `node bench/market-choice.ts`. The pooled logit
 * with errors by person against numpy with BFGS and R's clogit; hierarchical Bayes against R's bayesm, a draw and an
 * effective draw of the population's means and spreads.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bulkEffectiveSize } from '#stats/chains/bulk-effective-size'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { conditionalLogit } from '#stats/choice/conditional-logit'
import { hierarchicalLogit } from '#stats/choice/hierarchical-logit'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { pairedBench, type Peer, runScript } from './paired-runs.ts'

const tasks = 8
const alternatives = 3
const attributes = 12

/** Columns of doubles, one below the other: attributes, then 1 for what was taken; tasks follow each other. */
function writeChoices(path: string, people: number): void {
  const generator = createGenerator(20261122, 'choices')
  const normal = (): number => normalQuantile(generator.next())
  const rows = people * tasks * alternatives
  const design = Array.from({ length: attributes }, () =>
    Float64Array.from({ length: rows }, normal),
  )
  const chosen = new Float64Array(rows)
  for (let person = 0; person < people; person++) {
    const taste = design.map((_, k) => (k - 5) / 6 + (0.4 + 0.07 * k) * normal())
    for (let task = 0; task < tasks; task++) {
      const from = (person * tasks + task) * alternatives
      const utilities = Array.from({ length: alternatives }, (_, i) =>
        design.reduce(
          (sum, column, k) => sum + taste[k]! * column[from + i]!,
          -Math.log(-Math.log(generator.next())),
        ),
      )
      chosen[from + utilities.indexOf(Math.max(...utilities))] = 1
    }
  }
  writeFileSync(path, Buffer.concat([...design, chosen].map(({ buffer }) => Buffer.from(buffer))))
}

function readChoices(path: string): ChoiceTasks {
  const bytes = readFileSync(path)
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
  const rows = values.length / (attributes + 1)
  const taken = values.slice(attributes * rows)
  const count = rows / alternatives
  return {
    design: Array.from({ length: attributes }, (_, k) => values.slice(k * rows, (k + 1) * rows)),
    starts: Int32Array.from({ length: count + 1 }, (_, task) => task * alternatives),
    chosen: Int32Array.from(taken.keys()).filter((row) => taken[row] === 1),
    clusters: Int32Array.from({ length: count }, (_, task) => Math.floor(task / tasks)),
  }
}

function pooled(input: ChoiceTasks): readonly number[] {
  const { coefficients, robust, logLikelihood } = conditionalLogit(input)
  return [logLikelihood, ...coefficients, ...robust!.map((row, k) => Math.sqrt(row[k]!))]
}

function remarkPooled(ours: readonly number[], other: readonly number[]): string {
  const gaps = other.map((value, i) => Math.abs(value - ours[i]!))
  return `log-likelihood ${ours[0]!.toFixed(4)} and ${other[0]!.toFixed(4)}, coefficients differ by ${Math.max(...gaps.slice(1, attributes + 1)).toExponential(1)}`
}

const burnIn = 500
const draws = 2000

/** Seconds of the processor a draw after the burn-in and the fewest effective draws among means and spreads, a draw. */
interface Drawn {
  readonly each: number
  readonly effective: number
}

/** Processor time: both sides have one thread, and others may be at work. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function drawn(input: ChoiceTasks): Drawn {
  let start = 0
  const settings = { chains: 1, burnIn, draws, seed: 1, key: 'bench' }
  const prior = { meanWeight: 0.01, freedom: attributes + 3, scale: attributes + 3 }
  const fit = hierarchicalLogit(input, { ...settings, prior }, () => {
    if (start === 0) start = processorSeconds()
  })
  const each = (processorSeconds() - start) / (draws - 1)
  const sizes = [...fit.means, ...fit.spreads].map((column) => bulkEffectiveSize([column]))
  return { each, effective: Math.min(...sizes) / draws }
}

function remarkDrawn(ours: Drawn, other: Drawn): string {
  const words = ({ each, effective }: Drawn): string =>
    `${(1000 * each).toFixed(2)} ms a draw, ${(each / effective).toFixed(3)} s an effective one`
  return `${words(ours)}; ${words(other)}`
}

function peer(name: string, program: string, [script, check]: readonly [string, string]): Peer {
  const flag = program === 'Rscript' ? '-e' : '-c'
  return {
    name,
    program,
    script: [join(import.meta.dirname, 'peers', script)],
    check: [flag, check],
  }
}

const input = { file: 'choices.bin', size: 400, write: writeChoices }
const once = { name: 'ours', prepare: readChoices, run: pooled, repeats: 15 }
const hierarchical = { name: 'ours', prepare: readChoices, run: drawn }

export const benches = [
  pairedBench({
    id: 'numpy',
    work: 'pooled logit with errors by person',
    ours: once,
    other: peer('numpy with BFGS', '/usr/bin/python3', ['choice-logit.py', 'import numpy, scipy']),
    goal: { ratio: 1 },
    input,
    remark: remarkPooled,
  }),
  pairedBench({
    id: 'clogit',
    work: 'pooled logit with errors by person',
    ours: once,
    other: peer('clogit', 'Rscript', ['choice-logit.R', 'library(survival)']),
    goal: { ratio: 1 / 4.5 },
    input,
    remark: remarkPooled,
  }),
  pairedBench({
    id: 'bayesm',
    work: 'hierarchical Bayes, a draw',
    ours: hierarchical,
    other: peer('bayesm', 'Rscript', ['choice-bayesm.R', 'library(bayesm)']),
    goal: { ratio: 1 / 4 },
    input,
    seconds: ({ each }: Drawn) => each,
    remark: remarkDrawn,
  }),
  pairedBench({
    id: 'effective',
    work: 'hierarchical Bayes, an effective draw',
    ours: hierarchical,
    other: peer('bayesm', 'Rscript', ['choice-bayesm.R', 'library(bayesm)']),
    goal: { ratio: 1 / 4 },
    input,
    seconds: ({ each, effective }: Drawn) => each / effective,
    remark: remarkDrawn,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
