import { fitSurface, type Surface } from '#stats/sensitivity/fit-surface'
import { groupInformation } from '#stats/sensitivity/group-information'
import { studyInformation, studyWorth } from '#stats/sensitivity/study-information'
import type { Estimate, TestWorth } from '#value/result'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'
import type { PlannedTest } from './information-plan.ts'
import type { InformationRun } from './information-run.ts'
import { learningOf, type Learning } from './observation.ts'

/** Sizes that are tried, evenly on the logarithm; then as many between the neighbours of the best. */
const SIZES = 24
const FEWEST = 2

/** What every test of a run shares. */
export interface TestContext {
  readonly run: InformationRun
  /** Rows behind evidence now, both arms together, by id of the input. */
  readonly rows: Readonly<Record<string, number>>
  /** How many decisions like this one a finding serves. */
  readonly serves: number
}

interface TestDraws {
  readonly serves: number
  readonly surface: Surface
  readonly columns: readonly Float64Array[]
  readonly learnings: readonly Learning[]
}

/**
 * Which size of a test brings most, its cost taken off, and what is left? The expected value of
 * sample information of each size, times the decisions that it serves, less the fixed cost and that
 * of the observations. Sizes beyond the one whose cost is the worth of knowing everything can bring
 * nothing and are not tried.
 *
 * @param inputs what the test observes, all of it in every observation
 * Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), chapter 4 (expected net
 * gain of sampling, optimal sample size).
 */
export function testWorth(
  test: PlannedTest,
  inputs: readonly UncertainInput[],
  context: TestContext,
): TestWorth {
  const { run, serves } = context
  const { of, fixed, each } = test
  const columns = inputs.map(run.drawsOf)
  const surface = fitSurface(columns, run.npv)
  const known = groupInformation(surface, { columns, output: run.npv })
  const ceiling = times(known, serves)
  const shared = { of, inputs: inputs.map(({ id }) => id), fixed, ceiling }
  if (each === undefined) {
    const gain = ceiling.value - fixed
    const best = { worth: ceiling, cost: fixed, gain }
    return { ...shared, ...(gain > 0 ? { best } : {}) }
  }
  const learnings = inputs.map((input) => learningOf(input, test, context))
  const unknown = learnings.find((learning) => typeof learning !== 'function')
  if (unknown !== undefined)
    return { ...shared, each, reason: (unknown as { reason: string }).reason }
  const draws = { serves, surface, columns, learnings: learnings as readonly Learning[] }
  return { ...shared, each, ...bySize({ ...test, each }, ceiling.value, draws) }
}

type SampledTest = PlannedTest & { readonly each: number }

/** The curve over sizes, and the best of them where it brings anything. */
function bySize(
  test: SampledTest,
  ceiling: number,
  draws: TestDraws,
): Pick<TestWorth, 'best' | 'sizes'> {
  const { fixed, each } = test
  const { serves } = draws
  const most = Math.min(Math.floor((ceiling - fixed) / each), test.atMost ?? Infinity)
  if (!(most >= FEWEST)) return {}
  const worthOf = (n: number): number =>
    serves *
    studyWorth(
      draws.surface,
      draws.columns,
      draws.learnings.map((learning) => learning(n)),
    )
  const tried = new Map<number, number>()
  const gainOf = (n: number): number => {
    const worth = tried.get(n) ?? worthOf(n)
    tried.set(n, worth)
    return worth - fixed - each * n
  }
  const rough = spaced(FEWEST, most)
  const at = indexOfLargest(rough.map(gainOf))
  const fine = spaced(rough[Math.max(at - 1, 0)]!, rough[Math.min(at + 1, rough.length - 1)]!)
  const n = fine[indexOfLargest(fine.map(gainOf))]!
  const worth = times(
    studyInformation(
      draws.surface,
      draws.columns,
      draws.learnings.map((learning) => learning(n)),
    ),
    serves,
  )
  const cost = fixed + each * n
  const gain = worth.value - cost
  const sizes = [...tried.keys()].toSorted((a, b) => a - b)
  return {
    sizes: sizes.map((size) => ({ n: size, worth: tried.get(size)!, cost: fixed + each * size })),
    ...(gain > 0 ? { best: { n, worth, cost, gain } } : {}),
  }
}

/** Whole numbers from one to another, evenly on the logarithm. */
function spaced(low: number, high: number): readonly number[] {
  const step = Math.log(high / low) / (SIZES - 1)
  const all = Array.from({ length: SIZES }, (_, i) => Math.round(low * Math.exp(step * i)))
  return all.filter((n, i) => n !== all[i - 1])
}

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}

function times(
  { value, error }: { readonly value: number; readonly error: number },
  by: number,
): Estimate {
  return { value: value * by, simulationError: error * by }
}
