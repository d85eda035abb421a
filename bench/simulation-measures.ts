/** Figures of the simulation that no peer has: one edit, cost by inputs, honest errors, and errors beside plain draws. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headline, headlineRun } from '#value/headline'
import { influence } from '#value/influence'
import { REPLICATES } from '#stats/random/points'
import { createPreview } from '#value/preview'
import type { ValueModel } from '#value/model'
import {
  assumption,
  driver,
  referenceFigures,
  referenceModel,
  valueModel,
} from '#value/reference-model-fixture'
import { simulate } from '#value/simulate'
import type { Summary } from '#value/result'
import { createColumnQuantiles } from '#value/simulation/column-quantiles'
import { blocksOf } from '#value/simulation/settings'
import { usualRange } from '#value/simulation/summarize'

/** The lines of all of them. */
export function* createMeasures(): Generator<string> {
  yield* edit()
  yield* costByInputs()
  yield* honestErrors()
}

/** Processor time of this thread: other work on the machine hardly changes it. */
function milliseconds(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

/** The first edit, and the mean of a hundred after twenty: the clock of processor time ticks in steps of milliseconds. */
function firstAndWarm(work: (edit: number) => unknown): { first: number; warm: number } {
  const first = milliseconds(() => work(0))
  for (let edit = 1; edit < 20; edit++) work(edit)
  const hundred = milliseconds(() => {
    for (let edit = 20; edit < 120; edit++) work(edit)
  })
  return { first, warm: hundred / 100 }
}

/** One assumption changes, with 10,000 draws: what hangs on it is simulated again, or everything. */
function* edit(): Generator<string> {
  const edited = (wage: number): ValueModel => ({
    ...referenceModel,
    assumptions: referenceModel.assumptions.map((each) =>
      each.id === 'hourly-value'
        ? { ...each, distribution: { family: 'lognormal', mu: wage, sigma: 0.3 } as const }
        : each,
    ),
  })
  const settings = { seed: 1, draws: 10_000, gains: {} }
  const anew = (work: (model: ValueModel) => unknown) =>
    firstAndWarm((edit) => work(edited(4 + edit / 100)))
  const all = anew((model) => simulate(model, settings))
  const preview = createPreview(referenceModel, settings)
  const move = firstAndWarm((edit) => preview.move({ 'hourly-value': 50 + edit }))
  const top = anew((model) => headline(model, settings))
  yield `one edit, 10,000 draws, all outputs: ${move.warm.toFixed(1)} ms warm (goal 5), ${all.first.toFixed(0)} ms from first load (goal 100)`
  yield `with everything drawn anew: headline ${top.warm.toFixed(1)} ms warm, all outputs ${all.warm.toFixed(1)} ms`
  const told = milliseconds(() => influence(referenceModel, settings))
  yield `indices, break-even and worth of all inputs, 10,000 draws: ${told.toFixed(0)} ms`
}

/** The sum of so many uncertain products. */
function* costByInputs(): Generator<string> {
  const draws = 100_000
  for (const inputs of [24, 200, 1000]) {
    const ids = Array.from({ length: inputs }, (_, i) => `x${i}`)
    const model = valueModel({
      assumptions: ids.map((id) =>
        assumption(id, { family: 'lognormal', mu: 0, sigma: 0.5 }, 'USD/year'),
      ),
      drivers: ids.map((id) => driver(`d-${id}`, id)),
    })
    const times = Array.from({ length: 3 }, () =>
      milliseconds(() => headline(model, { seed: 1, draws, gains: {} })),
    )
    const each = (median(times) * 1e6) / draws / inputs
    yield `${inputs} inputs, ${draws} draws: ${median(times).toFixed(0)} ms, ${each.toFixed(1)} ns a draw and input`
  }
}

/** Fifty seeds: the error that the ten figures state against the one they have. */
function* honestErrors(): Generator<string> {
  const draws = 100_000
  const seeds = 50
  const off = new Map<string, { squares: number; stated: number; worst: number }>()
  for (let seed = 1; seed <= seeds; seed++) {
    const { value } = headline(referenceModel, { seed, draws, gains: {} })
    const { npv, lossProbability, paybackWithin } = value!
    const roi = value!.roi as Summary
    const [real, share] = [referenceFigures, paybackWithin[2]!]
    for (const [name, found, error, exact] of [
      ['npv mean', npv.mean, npv.simulationError, real.npv.mean],
      ['npv sd', npv.sd, npv.sdError, real.npv.sd],
      ['npv p5', npv.quantiles.p5, npv.quantileErrors.p5, real.npv.p5],
      ['npv p50', npv.quantiles.p50, npv.quantileErrors.p50, real.npv.p50],
      ['npv p95', npv.quantiles.p95, npv.quantileErrors.p95, real.npv.p95],
      ['roi mean', roi.mean, roi.simulationError, real.roi.mean],
      ['roi p5', roi.quantiles.p5, roi.quantileErrors.p5, real.roi.p5],
      ['roi p95', roi.quantiles.p95, roi.quantileErrors.p95, real.roi.p95],
      ['loss', lossProbability.share, lossProbability.error, real.lossProbability],
      ['payback in 3 years', share.share, share.error, real.paybackWithin3],
    ] as const) {
      const entry = off.get(name) ?? { squares: 0, stated: 0, worst: 0 }
      entry.squares += (found - exact) ** 2 / seeds
      entry.stated += error ** 2 / seeds
      entry.worst = Math.max(entry.worst, Math.abs(found - exact) / error)
      off.set(name, entry)
    }
  }
  for (const [name, { squares, stated, worst }] of off) {
    yield `${name}: error ${Math.sqrt(squares).toPrecision(3)}, stated ${Math.sqrt(stated).toPrecision(3)} (factor ${Math.sqrt(stated / squares).toFixed(2)}, goal within 1.25), at most ${worst.toFixed(1)} stated errors away`
  }
  yield* errorsAtATime(off, draws)
}

/** Errors of plain draws by the formulas, as NumPy has them: of as many draws, then of as many as it takes in 100 ms. */
function* errorsAtATime(
  off: ReadonlyMap<string, { readonly squares: number }>,
  draws: number,
): Generator<string> {
  const plain = plainErrors()
  const times = (name: keyof typeof plain, error: number, count: number): string =>
    `1/${(plain[name] / Math.sqrt(count) / error).toFixed(1)}`
  const [mean, p5, p95] = (['npv mean', 'npv p5', 'npv p95'] as const).map((name) =>
    times(name, Math.sqrt(off.get(name)!.squares), draws),
  )
  yield `errors at 100,000 draws beside plain ones: mean ${mean}, P5 ${p5}, P95 ${p95}`
  const numpy = numpySeconds(draws)
  if (numpy === undefined) return
  const settings = { draws, gains: {} }
  const ours = Array.from({ length: 15 }, (_, seed) =>
    milliseconds(() => headline(referenceModel, { seed, ...settings })),
  )
  const [drawsOurs, drawsNumpy] = [median(ours) / 1000, numpy].map((seconds) =>
    Math.round((0.1 / seconds) * draws),
  ) as [number, number]
  // Means gain where each replicate is a whole net: a power of two of points.
  const wholeNets = REPLICATES * 2 ** Math.floor(Math.log2(drawsOurs / REPLICATES))
  for (const count of [drawsOurs, wholeNets]) {
    const found = rootMeanSquares(count)
    const inTime = (name: keyof typeof plain): string => times(name, found[name], drawsNumpy)
    yield `in 100 ms of processor time, ${count} draws against NumPy's ${drawsNumpy}: mean ${inTime('npv mean')} (goal 1/50), P5 ${inTime('npv p5')} (1/2.5), P95 ${inTime('npv p95')} (1/3.5)`
  }
}

type Errors = Readonly<Record<'npv mean' | 'npv p5' | 'npv p95', number>>

/** Errors of so many draws over fifty seeds. */
function rootMeanSquares(draws: number): Errors {
  const real = referenceFigures.npv
  const found = Array.from({ length: 50 }, (_, seed) => {
    const { npv } = headline(referenceModel, { seed, draws, gains: {} }).value!
    const { p5, p95 } = npv.quantiles
    return { 'npv mean': npv.mean - real.mean, 'npv p5': p5 - real.p5, 'npv p95': p95 - real.p95 }
  })
  const over = (name: keyof Errors): number =>
    Math.hypot(...found.map((each) => each[name])) / Math.sqrt(found.length)
  return { 'npv mean': over('npv mean'), 'npv p5': over('npv p5'), 'npv p95': over('npv p95') }
}

/**
 * Standard errors of one plain draw; of a quantile sqrt(p (1 - p)) by the density there, which is that between the
 * quantiles half a point below and above it.
 */
function plainErrors(): Errors {
  const draws = 1_000_000
  const run = headlineRun(referenceModel, { seed: 1, gains: {} }, blocksOf(draws))
  run.each(() => undefined)
  const reach = 0.005
  const shares = [0.05, 0.95].flatMap((p) => [p - reach, p + reach])
  const { npv } = referenceFigures
  const question = { shares, range: usualRange(npv), count: draws }
  const [below5, above5, below95, above95] = createColumnQuantiles(draws).values(
    run.npv,
    question,
  ) as [number, number, number, number]
  const ofQuantile = (p: number, from: number, to: number): number =>
    (Math.sqrt(p * (1 - p)) * (to - from)) / (2 * reach)
  return {
    'npv mean': npv.sd,
    'npv p5': ofQuantile(0.05, below5, above5),
    'npv p95': ofQuantile(0.95, below95, above95),
  }
}

/** Processor time, in seconds, that NumPy takes for so many draws; nothing where it is not installed. */
function numpySeconds(draws: number): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
  try {
    const file = join(folder, 'draws.txt')
    writeFileSync(file, String(draws))
    const script = join(import.meta.dirname, 'peers/reference-model.py')
    const seconds = Array.from({ length: 5 }, () => {
      const { stdout, status } = spawnSync('/usr/bin/python3', [script, file], { encoding: 'utf8' })
      return status === 0 ? (JSON.parse(stdout) as { readonly processor: number }).processor : NaN
    })
    return seconds.some(Number.isNaN) ? undefined : median(seconds)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
