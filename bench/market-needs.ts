/**
 * Surveys: opportunity scores of 100 needs from 1,000 people with 2,000 resamples, and LMG shares of R^2:
 * `node bench/market-needs.ts`. Against NumPy: resample by resample, and with all resamples in one matrix product; LMG
 * against NumPy over all subsets, and 20 drivers against 15.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NeedAnswers } from '#market/needs/need-answers'
import { opportunityScores } from '#market/needs/opportunity-scores'
import { createGenerator } from '#stats/random/generator'
import { relativeImportance } from '#stats/regression/relative-importance'
import { pairedBench, runScript, type Peer } from './paired-runs.ts'

const needs = 100
/** Runs of a millisecond are not interrupted, longer ones are: both take about as long. */
const often = 30

/** Bytes: for each need importance and satisfaction of everybody, 1 or 0; 2 where a person did not answer. */
function writeAnswers(path: string, people: number): void {
  const generator = createGenerator(20261122, 'survey')
  const bytes = Array.from({ length: 2 * needs }, (_, column) => {
    const share = column % 2 === 0 ? 0.2 + 0.007 * (column >> 1) : 0.8 - 0.007 * (column >> 1)
    const missing = column % 2 === 0 ? 0 : 0.1
    return Uint8Array.from({ length: people }, () =>
      generator.next() < missing ? 2 : Number(generator.next() < share),
    )
  })
  writeFileSync(path, Buffer.concat(bytes))
}

function readAnswers(path: string): readonly NeedAnswers[] {
  const bytes = readFileSync(path)
  const people = bytes.length / (2 * needs)
  const column = (place: number): Float64Array =>
    Float64Array.from(bytes.subarray(place * people, (place + 1) * people), (byte) =>
      byte === 2 ? NaN : byte,
    )
  return Array.from({ length: needs }, (_, at) => ({
    need: `need-${at}`,
    important: column(2 * at),
    satisfied: column(2 * at + 1),
  }))
}

/** Of the first need: the ends of its score, and its chance against the last. */
function scores(answers: readonly NeedAnswers[]): readonly number[] {
  const generator = () => createGenerator(1, 'survey')
  const found = opportunityScores(answers, { generator, resamples: 2000, level: 0.95 })
  const { low, high } = found.needs[0]!.score.interval
  return [low, high, found.beats[0]!.at(-1)!]
}

/** A covariance matrix of drivers and, last, of the outcome, as many as its size says. */
function covarianceOf(drivers: number): readonly (readonly number[])[] {
  const generator = createGenerator(20261122, `drivers ${drivers}`)
  const loads = Array.from({ length: drivers + 1 }, () => 0.3 + 0.6 * generator.next())
  return loads.map((a, i) => loads.map((b, j) => (i === j ? 1 : a * b)))
}

function numpy(script: string, ...words: readonly string[]): Peer {
  return {
    name: `NumPy, ${words.join(' ')}`,
    program: '/usr/bin/python3',
    script: [
      join(import.meta.dirname, 'peers', script),
      ...words.map((word) => word.split(' ')[0]!),
    ],
    check: ['-c', 'import numpy'],
  }
}

const survey = {
  work: 'opportunity of 100 needs, 2,000 resamples',
  ours: { name: 'ours', prepare: readAnswers, run: scores, repeats: 15 },
  input: { file: 'survey.bin', size: 1000, write: writeAnswers },
  remark: (one: readonly number[], other: readonly number[]) =>
    `first need ${one.map((value) => value.toFixed(3)).join(', ')} and ${other.map((value) => value.toFixed(3)).join(', ')}`,
}

const shares = (repeats: number) => ({
  name: 'ours',
  prepare: (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly number[])[],
  run: (covariance: readonly (readonly number[])[]) => relativeImportance(covariance).parts[0]!,
  repeats,
})
const covariance = (file: string, size: number) => ({
  file,
  size,
  write: (path: string, drivers: number) =>
    writeFileSync(path, JSON.stringify(covarianceOf(drivers))),
})

export const benches = [
  pairedBench({
    id: 'loop',
    ...survey,
    other: numpy('opportunity.py', 'resample by resample'),
    goal: { ratio: 1 / 3 },
  }),
  pairedBench({
    id: 'product',
    ...survey,
    other: numpy('opportunity.py', 'one matrix product'),
    goal: { ratio: 1 },
  }),
  pairedBench({
    id: 'lmg',
    work: 'LMG shares of 15 drivers',
    ours: shares(15),
    other: numpy('lmg.py', 'all subsets'),
    goal: { ratio: 1 / 50 },
    input: covariance('drivers.json', 15),
    remark: (one, other: number) =>
      `first shares differ by ${Math.abs(one - other).toExponential(1)}`,
  }),
  pairedBench({
    id: 'more-drivers',
    work: `LMG shares of 20 drivers against ${often} times 15`,
    ours: shares(5),
    other: {
      ...shares(5),
      name: `${often} times 15 drivers`,
      prepare: () => covarianceOf(15),
      run: (few) => Array.from({ length: often }, () => relativeImportance(few).parts[0]!)[0]!,
    },
    goal: { ratio: 40 / often },
    input: covariance('drivers.json', 20),
    remark: (one, other) => `first shares ${one.toFixed(4)} and ${other.toFixed(4)}`,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
