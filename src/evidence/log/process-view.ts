import { chosenExecutions } from '#evidence/log/chosen-executions'
import { directlyFollows, type DirectlyFollows } from '#evidence/log/directly-follows'
import { executionStates } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import { failurePoints, type Failures } from '#evidence/log/failure-points'
import { jobTimes, type JobTimes } from '#evidence/log/job-times'
import { meanAndMedian, type MeanAndMedian } from '#evidence/log/mean-and-median'
import { stepSequences } from '#evidence/log/step-sequences'
import { stepTimes } from '#evidence/log/step-times'
import { variantsOf, type Variant } from '#evidence/log/variants'
import type { Categories } from '#evidence/rows/question'
import type { Interval } from '#stats/intervals/interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** How executions of a log go through the job: plain data, times in seconds. */
export interface ProcessView {
  readonly data: string
  /** Of the intervals. */
  readonly level: number
  /** Whether the study names steps; without them each activity is one, and `bySteps` is absent. */
  readonly steps: boolean
  readonly whole: ProcessPart
  /** The same by solution, in the order of the study; empty where there is one at most. */
  readonly bySolution: readonly (ProcessPart & { readonly solution: string })[]
}

/** The executions of a log, or those with one solution. */
export interface ProcessPart {
  readonly events: number
  readonly executions: number
  /** Executions by how they came out. */
  readonly outcomes: Readonly<Record<(typeof executionStates)[number], number>>
  /** Finished ones among those that are decided (not open); absent without any. */
  readonly finished?: { readonly share: number; readonly of: number; readonly interval: Interval }
  /** From the first event to the end, of finished ones; absent without any. */
  readonly duration?: MeanAndMedian
  /** The time of the job from what its steps took; absent without a finished one. */
  readonly job?: JobTimes
  readonly byActivities: Ways
  readonly bySteps?: Ways
  readonly failures: Failures
  /** In the order of the job. */
  readonly steps: readonly StepPerformance[]
}

/** In which ways executions go, and what follows what. */
export interface Ways {
  /** The most common ones, at most 20. */
  readonly variants: readonly Variant[]
  /** Distinct ways in all, and what those that are not among `variants` hold. */
  readonly count: number
  readonly others: {
    readonly variants: number
    readonly executions: number
    readonly share: number
  }
  readonly flow: DirectlyFollows
}

/** What one step takes. */
export interface StepPerformance {
  readonly step: string
  /** Executions that completed it. */
  readonly executions: number
  /** From the event before the first start to that start; absent where none comes before. */
  readonly waiting?: StepTime
  /** Between starts and completions, added up in each execution; absent where no pair shows it. */
  readonly working?: StepTime
}

interface StepTime extends MeanAndMedian {
  /** Executions it is known of. */
  readonly n: number
}

const mostVariants = 20
const finished = executionStates.indexOf('finished')

/**
 * How the executions of a log go through the job, all together and by solution: variants, the
 * directly-follows graph, failure points, the funnel over the steps and what each step takes. It
 * describes; whether a difference between solutions is one is for the evidence to say.
 * `solutions` holds one entry an execution; those without a solution stand in the whole only.
 * @throws StatisticsError 'domain' for a level outside 0 to 1
 */
export function processView(
  data: string,
  executions: Executions,
  solutions: Categories,
  { level, order }: { readonly level: number; readonly order: readonly string[] },
): ProcessView {
  const labels = order.filter((label) => solutions.labels.includes(label))
  const steps = executions.steps !== executions.log.activities.labels
  return {
    data,
    level,
    steps,
    whole: processPart(executions, steps, level),
    bySolution:
      labels.length < 2
        ? []
        : labels.map((solution) => ({
            solution,
            ...processPart(ofSolution(executions, solutions, solution), steps, level),
          })),
  }
}

function ofSolution(
  executions: Executions,
  { codes, labels }: Categories,
  solution: string,
): Executions {
  const code = labels.indexOf(solution)
  const places = new Int32Array(codes.length).map((_, c) => c).filter((c) => codes[c] === code)
  return chosenExecutions(executions, places)
}

function processPart(executions: Executions, steps: boolean, level: number): ProcessPart {
  const outcomes = outcomesOf(executions)
  const { states, ends, starts, count } = executions
  const decided = count - outcomes.open
  const share = outcomes.finished / decided
  const job = jobTimes(executions, { named: steps, level })
  const duration = meanAndMedian(
    ends.map((end, c) => end - starts[c]!).filter((_, c) => states[c] === finished),
  )
  return {
    events: executions.log.times.length,
    executions: count,
    outcomes,
    ...(decided === 0
      ? {}
      : {
          finished: {
            share,
            of: decided,
            interval: wilsonInterval(outcomes.finished, decided, level),
          },
        }),
    ...(duration === undefined ? {} : { duration }),
    ...(job === undefined ? {} : { job }),
    byActivities: ways(executions, 'activities'),
    ...(steps ? { bySteps: ways(executions, 'steps') } : {}),
    failures: failurePoints(executions, level),
    steps: executions.steps.map((step, place) => performanceOf(executions, step, place)),
  }
}

function outcomesOf({ states }: Executions): ProcessPart['outcomes'] {
  const counts = { finished: 0, failed: 0, abandoned: 0, open: 0 }
  for (const state of states) counts[executionStates[state]!]++
  return counts
}

function ways(executions: Executions, by: 'steps' | 'activities'): Ways {
  const sequences = stepSequences(executions, by)
  const { variants } = variantsOf(executions, sequences)
  const shown = variants.slice(0, mostVariants)
  const held = shown.reduce((sum, { count }) => sum + count, 0)
  return {
    variants: shown,
    count: variants.length,
    others: {
      variants: variants.length - shown.length,
      executions: executions.count - held,
      share: (executions.count - held) / Math.max(1, executions.count),
    },
    flow: directlyFollows(sequences),
  }
}

function performanceOf(executions: Executions, step: string, place: number): StepPerformance {
  const { completions, waiting, work } = stepTimes(executions, place)
  const [before, within] = [stepTime(waiting), stepTime(work)]
  return {
    step,
    executions: completions.reduce((sum, times) => sum + Math.min(1, times), 0),
    ...(before === undefined ? {} : { waiting: before }),
    ...(within === undefined ? {} : { working: within }),
  }
}

function stepTime(times: Float64Array): StepTime | undefined {
  const known = times.filter((time) => !Number.isNaN(time))
  const found = meanAndMedian(known)
  return found && { n: known.length, ...found }
}
