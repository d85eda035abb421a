import type { FailurePoint, FunnelStep } from '#evidence/log/failure-points'
import { jobResampling, type MeanOfExecutions } from '#evidence/log/job-times'
import type { MeanAndMedian } from '#evidence/log/mean-and-median'
import type { ProcessPart, ProcessView, Ways } from '#evidence/log/process-view'
import type { Reading } from '#evidence/rows/question'
import type { Figure, FigureInput, Interval } from '#quantity/figure'
import { slug } from '#quantity/id'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'

export interface ProcessContext {
  readonly reading: Reading
  readonly solutionName: (solution: string) => string
  /** Hash of what the view was computed from. */
  readonly hash: string
}

/**
 * All figures of a process view: `process.<data>...`, of its parts with `[solution=...]` behind.
 * Steps and reasons stand in ids as slugs; equal ones are told apart by -2, -3 ... in their order.
 */
export function processFigures(view: ProcessView, context: ProcessContext): readonly Figure[] {
  const names = namesIn(view)
  const whole = new Part(view.whole, { id: `process.${view.data}`, names, context })
  const parts = view.bySolution.map((part) => {
    const { solution } = part
    return new Part(part, { id: `process.${view.data}`, names, context, solution })
  })
  return [
    ...whole.performance(),
    ...whole.ways('variant', view.whole.byActivities),
    ...(view.whole.bySteps === undefined ? [] : whole.ways('step-variant', view.whole.bySteps)),
    ...whole.stepTimes(),
    ...whole.jobTimes(),
    ...parts.flatMap((part) => [...part.performance(), ...part.jobTimes()]),
  ]
}

/** What stands in ids for an end before the first step, and for a step done again. */
const [beforeSteps, redone] = ['before', 'redone']

interface Names {
  readonly steps: ReadonlyMap<string, string>
  readonly reasons: ReadonlyMap<string, string>
}

function namesIn({ whole }: ProcessView): Names {
  const { points } = whole.failures
  return {
    steps: slugs(
      whole.steps.map(({ step }) => step),
      [beforeSteps],
    ),
    reasons: slugs(
      points.flatMap(({ how, reason }) => (how === 'redone' ? [] : (reason ?? []))),
      [redone],
    ),
  }
}

function slugs(texts: readonly string[], words: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const taken = new Set(words)
  for (const text of new Set(texts)) {
    const own = slug(text)
    let id = own
    for (let place = 2; taken.has(id); place++) id = `${own}-${place}`
    taken.add(id)
    found.set(text, id)
  }
  return found
}

interface PartSettings {
  readonly id: string
  readonly names: Names
  readonly context: ProcessContext
  readonly solution?: string
}

type Told = Pick<Figure, 'value' | 'unit' | 'n'> & {
  readonly interval?: Interval
  readonly method?: string
  readonly settings?: Readonly<Record<string, string | number>>
}

const seconds = 's'
const share = '1'
const wilson = 'share with the interval of Wilson'

const SPENT: Readonly<Record<NonNullable<MeanOfExecutions['method']>, string>> = {
  bca: 'mean over finished executions; BCa interval, executions resampled',
  percentile: 'mean over finished executions; percentile interval, executions resampled',
  t: 'mean over finished executions; interval of t',
}

/** The figures of one part of a view. */
class Part {
  private readonly part: ProcessPart
  private readonly settings: PartSettings

  constructor(part: ProcessPart, settings: PartSettings) {
    this.part = part
    this.settings = settings
  }

  /** How executions came out, how long they took, how far they came, where they failed. */
  performance(): Figure[] {
    const { executions, outcomes, finished, duration, failures } = this.part
    return [
      this.figure('executions', 'executions', { value: executions, unit: 'execution' }),
      this.figure('open', 'executions that are open', { value: outcomes.open, unit: 'execution' }),
      ...(finished === undefined
        ? []
        : [this.shareFigure('finished', 'finished, of those that are decided', finished)]),
      ...this.times('duration', 'time from start to finish', duration, outcomes.finished),
      ...failures.funnel.map((step) => this.reached(step)),
      ...failures.points.flatMap((point) => this.failure(point)),
    ]
  }

  /** The distinct ways, and the share of each of the most common ones. */
  ways(kind: 'variant' | 'step-variant', ways: Ways): Figure[] {
    const { executions } = this.part
    const by = kind === 'variant' ? 'activities' : 'steps'
    const told = { value: ways.count, unit: share, n: executions }
    return [
      this.figure(`${kind}s`, `distinct sequences of ${by}`, told),
      ...ways.variants.flatMap((variant, index) => {
        const id = `${kind}-${index + 1}`
        const label = `way ${index + 1} through the ${by}`
        const settings = { sequence: variant.sequence.join(' > '), variant: variant.id }
        const own = { value: variant.share, unit: share, n: executions, settings }
        return [
          this.figure(`${id}.share`, `${label}: share of executions`, own),
          ...this.times(`${id}.duration`, `${label}: time`, variant.duration, variant.count),
        ]
      }),
    ]
  }

  /** What each step takes: waiting before it, work on it. */
  stepTimes(): Figure[] {
    return this.part.steps.flatMap(({ step, waiting, working }) => {
      const id = this.step(step)
      return [
        ...this.times(`waiting.${id}`, `time before “${step}”`, waiting, waiting?.n),
        ...this.times(`working.${id}`, `work on “${step}”`, working, working?.n),
      ]
    })
  }

  /** The time of the job, put together from what its steps took in each execution. */
  jobTimes(): Figure[] {
    const { job } = this.part
    if (job === undefined) return []
    const { n, total, work, waiting, steps } = job
    return [
      this.spent('job-time', 'time of the job over all steps', [total, n]),
      ...(work === undefined ? [] : [this.spent('job-work', 'work over all steps', [work, n])]),
      ...(waiting === undefined
        ? []
        : [this.spent('job-waiting', 'waiting before all steps', [waiting, n])]),
      ...steps.map((one) => {
        const label = `time of the job in “${one.step}”`
        return this.spent(`job-time.${this.step(one.step)}`, label, [one, n])
      }),
    ]
  }

  private spent(
    id: string,
    label: string,
    [{ mean: value, interval, method }, n]: readonly [MeanOfExecutions, number],
  ): Figure {
    const told = { value, unit: seconds, n }
    if (interval === undefined || method === undefined)
      return this.figure(id, `${label}, mean`, told)
    const settings = method === 't' ? {} : { settings: jobResampling }
    const how = { interval, method: SPENT[method], ...settings }
    return this.figure(id, `${label}, mean`, { ...told, ...how })
  }

  private reached({ step, reached, share: value, interval }: FunnelStep): Figure {
    const of = this.part.failures.decided
    const told = { share: value, of, interval }
    return this.shareFigure(`reached.${this.step(step)}`, `complete “${step}” (${reached})`, told)
  }

  private failure(point: FailurePoint): Figure[] {
    const { step, how, reason } = point
    const why = how === 'redone' ? redone : (this.settings.names.reasons.get(reason ?? '') ?? '')
    const id = `failure.${step === undefined ? beforeSteps : this.step(step)}.${why}`
    const where = step === undefined ? 'before the first step' : `at “${step}”`
    const words = how === 'redone' ? 'done again' : how === 'failed' ? 'failed' : 'abandoned'
    const label = `${words} ${where}${reason === undefined ? '' : `: ${reason}`}`
    return [
      this.shareFigure(id, label, point),
      ...this.times(`${id}.time`, `${label}: time`, point.time, point.count),
    ]
  }

  private step(name: string): string {
    return this.settings.names.steps.get(name) ?? slug(name)
  }

  private shareFigure(
    id: string,
    label: string,
    told: { readonly share: number; readonly of: number; readonly interval: Interval },
  ): Figure {
    const { share: value, of, interval } = told
    return this.figure(id, label, { value, unit: share, n: of, interval, method: wilson })
  }

  /** The mean under the id itself, and the median. */
  private times(id: string, label: string, time?: MeanAndMedian, n?: number): Figure[] {
    if (time === undefined) return []
    const size = n === undefined ? {} : { n }
    const told = { unit: seconds, ...size }
    return [
      this.figure(id, `${label}, mean`, { value: time.mean, ...told }),
      this.figure(`${id}.median`, `${label}, median`, { value: time.median, ...told }),
    ]
  }

  private figure(id: string, label: string, told: Told): Figure {
    const { context, solution, id: start } = this.settings
    const qualifier = solution === undefined ? '' : `[solution=${solution}]`
    const whose = solution === undefined ? '' : `, ${context.solutionName(solution)}`
    return {
      id: `${start}.${id}${qualifier}`,
      label: `Log “${context.reading.data}”: ${label}${whose}`,
      ...told,
      n: told.n ?? this.part.executions,
      inputs: [this.rows()],
      hash: context.hash,
    }
  }

  private rows(): FigureInput {
    const { context, solution } = this.settings
    const filter = solution === undefined ? 'all rows' : `solution = ${solution}`
    return rowsOf(context.reading, filter, this.part.executions)
  }
}
