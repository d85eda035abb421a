import { isProblem, type Finding } from '#quantity/finding'
import { divide } from '#stats/machine/column-arithmetic'
import { createColumnSpace } from '#stats/machine/column-space'
import type { Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'
import type { ValueModel } from './model.ts'
import type { Summary } from './result.ts'
import { createColumnQuantiles } from './simulation/column-quantiles.ts'
import { decideGains } from './simulation/decide-gains.ts'
import { createModelValues, type ModelValues } from './simulation/model-values.ts'
import { createNetFlows, type NetFlows } from './simulation/net-flows.ts'
import { createPaybackCounts } from './simulation/payback-counts.ts'
import { createRecorder } from './simulation/recorder.ts'
import { noSums, shareWithError, type Share } from './simulation/replicates.ts'
import { runBlocks } from './simulation/run-plan.ts'
import { blocksOf, checkDraws, type Block, type SimulationSettings } from './simulation/settings.ts'
import { createSummarizer } from './simulation/summarize.ts'
import {
  BELOW_ZERO,
  chanceBeside,
  shareAtMost,
  whyNotDivide,
} from './simulation/summarize-returns.ts'

/** What a buyer asks first. */
export interface Headline {
  readonly npv: Summary
  readonly roi: Summary | { readonly reason: string }
  readonly lossProbability: Share
  /** Paid back within 1, 2, ... years, on the model's basis. */
  readonly paybackWithin: readonly Share[]
}

/**
 * The few figures at the top of an assessment, from so many draws as their errors ask for: NPV,
 * return on investment, chance of a loss and of payback by the end of each year. They are those of
 * `simulate` but for the last bits, in a fraction of its time and memory. Absent where a formula
 * gives no finite number.
 *
 * @param model one that `checkModel` finds no problem in
 * @throws StatisticsError `domain` as `simulate`.
 * Cost: some 0.3 s and 40 MiB for a million draws of two dozen inputs.
 */
export function headline(model: ValueModel, settings: SimulationSettings): HeadlineOutcome {
  checkDraws(settings.draws)
  const gains = settings.gains ?? decideGains(model, settings).gains
  const run = headlineRun(model, { ...settings, gains }, blocksOf(settings.draws))
  const findings = run.each(() => undefined)
  const { space } = run.values
  const value = findings.some(isProblem) ? undefined : summarizeHeadline(model, run, space)
  space.release()
  return value === undefined ? { findings } : { value, findings }
}

interface HeadlineOutcome {
  readonly value?: Headline
  readonly findings: readonly Finding[]
}

/** What the draws of some blocks come to. */
interface HeadlineColumns {
  readonly npv: Float64Array
  readonly spent: Float64Array
  /** By year from 1, how many draws of each replicate have paid back. */
  readonly paidBack: readonly Float64Array[]
}

/** A part of the draws of a headline, as plain data. */
export interface HeadlinePart extends HeadlineColumns {
  readonly findings: readonly Finding[]
}

/**
 * The draws of some blocks of a headline: what one of several threads computes. `joinHeadline` makes
 * the headline of the parts, to the bits that `headline` gives.
 *
 * @param settings of the whole; its gains must be decided (`decideGains`)
 * @param blocks next to each other, a range of `blocksOf`
 */
export function headlinePart(
  model: ValueModel,
  settings: Required<SimulationSettings>,
  blocks: readonly Block[],
): HeadlinePart {
  const run = headlineRun(model, settings, blocks)
  const findings = run.each(() => undefined)
  const { npv, spent, paidBack } = run
  const part = {
    npv: npv.slice(),
    spent: spent.slice(),
    paidBack: paidBack.map((counts) => counts.slice()),
    findings,
  }
  run.values.space.release()
  return part
}

/** The headline of its parts, in the order of their blocks; absent where one has a problem. */
export function joinHeadline(model: ValueModel, parts: readonly HeadlinePart[]): HeadlineOutcome {
  const failed = parts.find(({ findings }) => findings.some(isProblem))
  const findings = (failed ?? parts[0])?.findings ?? []
  if (failed !== undefined) return { findings }
  const draws = parts.reduce((sum, { npv }) => sum + npv.length, 0)
  const space = createColumnSpace(SUMMARY_BYTES * draws + SPARE)
  const joined = (key: 'npv' | 'spent'): Float64Array => {
    const whole = space.column(draws)
    let from = 0
    for (const part of parts) {
      whole.set(part[key], from)
      from += part[key].length
    }
    return whole
  }
  const paidBack = parts[0]!.paidBack.map((_, year) =>
    noSums().map((_, r) => parts.reduce((sum, part) => sum + part.paidBack[year]![r]!, 0)),
  )
  const columns = { npv: joined('npv'), spent: joined('spent'), paidBack }
  const value = summarizeHeadline(model, columns, space)
  space.release()
  return { value, findings }
}

/** A run that gathers what a headline takes, for those who look at its blocks as well. */
export interface HeadlineRun extends HeadlineColumns {
  readonly values: ModelValues
  readonly flows: NetFlows
  /** Runs all blocks, and visits each. */
  each(visit: (from: number, length: number) => void): readonly Finding[]
}

/** Bytes a draw that two columns and their quantiles take, and those that do not hang on the draws. */
const SUMMARY_BYTES = 8 + 8 + 2
const SPARE = 2 ** 17

/** Binds a model to a run over some blocks that lie next to each other; no draws yet. */
export function headlineRun(
  model: ValueModel,
  { seed, gains }: Pick<Required<SimulationSettings>, 'seed' | 'gains'>,
  blocks: readonly Block[],
): HeadlineRun {
  const first = blocks[0]?.from ?? 0
  const draws = blocks.reduce((sum, { length }) => sum + length, 0)
  const values = createModelValues(model, { seed, bias: true }, SUMMARY_BYTES * draws + SPARE)
  const flows = createNetFlows(model, values, gains)
  const payback = createPaybackCounts(flows.paying, values.clock)
  const recorder = createRecorder(draws, values.space)
  const [npv, spent] = [recorder.keep(flows.npv), recorder.keep(flows.spent)]
  return {
    values,
    flows,
    npv,
    spent,
    paidBack: payback.byYear,
    each: (visit) =>
      runBlocks(values, flows, blocks, (from, length) => {
        payback.count()
        recorder.record(from - first, length)
        visit(from, length)
      }),
  }
}

/**
 * The figures of a finished run; what was spent is overwritten.
 *
 * @param space where its columns lie
 */
export function summarizeHeadline(
  model: ValueModel,
  { npv, spent, paidBack }: HeadlineColumns,
  space: Workspace,
): Headline {
  const draws = npv.length
  const counts = space.column(REPLICATES)
  const summarize = createSummarizer(draws, createColumnQuantiles(draws, space), space)
  const reason = whyNotDivide(spent, `\`${model.ours}\` has no costs`)
  const summary = summarize(npv)
  const chance = chanceBeside(summary)
  if (reason === undefined) divide(spent, npv, spent, draws)
  return {
    npv: summary,
    roi: reason ?? summarize(spent),
    lossProbability: chance(shareAtMost(npv, BELOW_ZERO, counts)),
    paybackWithin: paidBack.map((years) => chance(shareWithError(years, draws))),
  }
}
