/**
 * The reference value model (24 uncertain inputs, ten figures) with a million draws on one thread:
 * `node bench/simulation.ts [draws]`. Against NumPy, R, a kernel in C and Squiggle, each in turns with
 * ours, warm (the run in the middle of five in a process) and the first run of the process; then what knowing each input is worth beside the plain run, and figures without a peer: errors beside
 * those of as many plain draws, one edit, the cost by inputs, and whether the stated errors hold.
 */
import { join } from 'node:path'
import { createMeasures } from './simulation-measures.ts'
import { headline, type Headline } from '#value/headline'
import { referenceModel } from '#value/reference-model-fixture'
import { informationOfAll } from './simulation-information.ts'
import { pairedBench, runScript, type Peer } from './paired-runs.ts'
import { createThread, headlineOnTwo } from './simulation-threads.ts'
import { writeReferenceInput } from './reference-tables.ts'
import { readFileSync } from 'node:fs'

const peers = join(import.meta.dirname, 'peers')
const input = { file: 'draws.txt', size: 1_000_000, write: writeReferenceInput }

/** Runs in a process, as the peers have them too; Squiggle three. The one in the middle counts, and the first is said. */
const repeats = 5

const readDraws = (path: string): number => Number(readFileSync(path, 'utf8'))

function ours(draws: number): readonly number[] {
  const { value } = headline(referenceModel, { seed: 1, draws, gains: {} })
  return tenFigures(value!)
}

/** In the order of the peers; Squiggle leaves out the last two. */
function tenFigures({ npv, roi, lossProbability, paybackWithin }: Headline): readonly number[] {
  if ('reason' in roi) throw new Error(roi.reason)
  const { p5, p50, p95 } = npv.quantiles
  const ofNpv = [npv.mean, npv.sd, p5, p50, p95]
  const ofReturn = [roi.mean, roi.quantiles.p5, roi.quantiles.p95]
  return [...ofNpv, ...ofReturn, lossProbability.share, paybackWithin[2]!.share]
}

const remark = (one: readonly number[], other: readonly number[]): string =>
  `mean NPV ${one[0]!.toFixed(0)}, ${other[0]!.toFixed(0)}`

function against(
  id: string,
  other: Peer,
  goal: { readonly ratio: number; readonly bytes?: number },
) {
  return pairedBench<number, never, readonly number[], readonly number[]>({
    id,
    work: 'value model of 24 inputs',
    ours: { name: 'ours', prepare: readDraws, run: ours, repeats },
    other,
    goal,
    input,
    remark,
  })
}

const numpy: Peer = {
  name: 'NumPy',
  program: '/usr/bin/python3',
  script: [join(peers, 'reference-model.py')],
  check: ['-c', 'import numpy'],
}

export const benches = [
  against('numpy', numpy, { ratio: 1 / 3.5, bytes: 150 * 2 ** 20 }),
  pairedBench({
    id: 'threads',
    work: 'value model of 24 inputs on two threads',
    ours: {
      name: 'ours',
      prepare: async (path: string) => ({ draws: readDraws(path), thread: await createThread() }),
      run: async ({ draws, thread }) => tenFigures(await headlineOnTwo(thread, draws)),
      repeats,
    },
    other: numpy,
    goal: { ratio: 1 / 5 },
    input,
    remark,
  }),
  against(
    'r',
    {
      name: 'R',
      program: 'Rscript',
      script: [join(peers, 'reference-model.R')],
      check: ['--version'],
    },
    { ratio: 1 / 7 },
  ),
  against(
    'kernel',
    {
      name: 'a kernel in C',
      program: 'sh',
      script: [join(peers, 'reference-model-c.sh')],
      check: [join(peers, 'reference-model-c.sh'), 'check'],
    },
    { ratio: 4 },
  ),
  against(
    'squiggle',
    {
      name: 'Squiggle',
      program: 'sh',
      script: [join(peers, 'reference-model-squiggle.sh')],
      check: [join(peers, 'reference-model-squiggle.sh'), 'check'],
    },
    { ratio: 1 / 50 },
  ),
  pairedBench({
    id: 'information',
    work: 'first indices and the worth of knowing each of 24 inputs',
    ours: {
      name: 'with them',
      prepare: readDraws,
      run: (draws: number) => informationOfAll(draws),
      repeats,
    },
    other: { name: 'the plain run', prepare: readDraws, run: ours, repeats },
    goal: { ratio: 1.6 },
    input,
    remark: (worth: number) => `the most informative ${worth.toFixed(0)}`,
  }),
]

if (import.meta.main) {
  await runScript(import.meta.filename, benches)
  for (const line of createMeasures()) console.log(line)
}
