import { attributeColumn } from '#evidence/log/attribute-column'
import {
  durationOf,
  eventCodes,
  reachedDurations,
  withinTime,
  type Duration,
  type Moment,
} from '#evidence/log/durations'
import { executionStates, goalActivities } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import type { AttributeOfEvents, LogColumn, NamedDuration } from '#evidence/log/log-column'
import { noColumn, textsOf } from '#evidence/log/log-columns'
import type { Goal } from '#evidence/log/log-rules'
import { periodColumn, unreadableEnds } from '#evidence/log/period-column'
import { handOffs, loops, occurrences, repetitions } from '#evidence/log/rework'
import { eventRoles } from '#evidence/log/sorted-events'
import { spentTimes } from '#evidence/log/spent-times'
import { stepTimes } from '#evidence/log/step-times'
import type { Categories } from '#evidence/rows/question'
import { countInWords } from '#evidence/words'
import { problem, warning, type Finding, type Outcome } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'

/** One value an execution: numbers (NaN is missing) or categories. */
export type LogCells = Float64Array | Categories

const finished = executionStates.indexOf('finished')
const open = executionStates.indexOf('open')
const millisecondsASecond = 1000

/** One column over the executions of a log, or why it cannot be read. */
export function readLogColumn(executions: Executions, column: LogColumn): Outcome<LogCells> {
  const findings = [
    ...unknownSteps(executions.steps, column),
    ...(column.read === 'changes' ? withoutHolder(executions, column.from) : []),
    ...(column.read === 'period' ? unreadableEnds(column.periods).map(noTime) : []),
  ]
  if (findings.length > 0) return { findings }
  if (column.read === 'attribute') return attribute(executions, column)
  if (column.read === 'work' || column.read === 'waiting' || column.read === 'takes')
    return { value: scaled(timeOnSteps(executions, column), column.scale), findings: [] }
  return { value: cellsOf(executions, column), findings: [] }
}

type OfSteps = Extract<LogColumn, { readonly read: 'work' | 'waiting' | 'takes' }>

/** Seconds of one step, or of all of them, in each execution. */
function timeOnSteps(executions: Executions, column: OfSteps): Float64Array {
  const step = placeOf(executions.steps, column.step)
  return column.read === 'work' ? work(executions, step) : spent(executions, column.read, step)
}

function cellsOf(
  executions: Executions,
  column: Exclude<LogColumn, OfSteps | { readonly read: 'attribute' }>,
): LogCells {
  const { steps } = executions
  switch (column.read) {
    case 'duration':
      return durations(executions, column)
    case 'within':
      return withinTime(executions, namedDuration(steps, column.duration), column)
    case 'reaches':
      return reaches(executions, column.goal)
    case 'repeats':
      return again(executions, column.as, repetitions(executions, placeOf(steps, column.step)))
    case 'loops':
      return again(executions, column.as, loops(executions, placeOf(steps, column.step)))
    case 'changes':
      return whereFinished(executions, handOffs(executions, holders(executions, column.from)))
    case 'counts':
      return whereFinished(executions, occurrences(executions, steps.indexOf(column.step)))
    case 'period':
      return periodColumn(executions, column.periods)
    case 'case':
      return caseNames(executions)
    case 'time-to':
      return timeTo(executions, column)
  }
}

function durations(
  executions: Executions,
  { duration, scale, onlyFinished }: Extract<LogColumn, { readonly read: 'duration' }>,
): Float64Array {
  const found = reachedDurations(executions, namedDuration(executions.steps, duration))
  return scaled(onlyFinished === true ? whereFinished(executions, found) : found, scale)
}

function timeTo(
  executions: Executions,
  { duration, gives, scale }: Extract<LogColumn, { readonly read: 'time-to' }>,
): Float64Array {
  const { seconds, outcomes } = durationOf(executions, namedDuration(executions.steps, duration))
  return gives === 'time' ? scaled(seconds, scale) : eventCodes(outcomes)
}

function caseNames({ log, count }: Executions): Categories {
  return { codes: new Int32Array(count).map((_, c) => c), labels: log.cases }
}

function attribute(
  executions: Executions,
  { id, from, take }: AttributeOfEvents & { readonly id: string },
): Outcome<LogCells> {
  const { source } = executions.log
  const column = source.columns.get(from)
  if (column === undefined) return { findings: [noColumn(from, source)] }
  const { values, varying } = attributeColumn(executions, column, take ?? 'first')
  if (varying === 0 || take !== undefined) return { value: values, findings: [] }
  const message = `\`${from}\` changes within ${countInWords(varying, 'execution')}; the first value is taken.`
  const hint = 'Say which one is meant: `take: first`, `last` or `most-common`.'
  const place = { path: `columns.${id}`, field: from }
  return { value: values, findings: [warning('varying-attribute', place, message, hint)] }
}

/** 1 where the goal is reached, 0 where the execution was decided without it, NaN while it is open. */
function reaches(executions: Executions, goal: Goal): Float64Array {
  const { log, states, count } = executions
  const wanted = goalActivities(log, executions, goal)
  const found = new Float64Array(count)
  for (let c = 0; c < count; c++) {
    if (states[c] === open) found[c] = Number.NaN
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]! && found[c] === 0; event++) {
      const completed = log.roles[event] === eventRoles.complete
      if (completed && wanted[log.activities.codes[event]!] === 1) found[c] = 1
    }
  }
  return found
}

/** How often, or whether at all. */
function again(executions: Executions, as: 'yes-no' | 'count', times: Int32Array): Float64Array {
  return whereFinished(executions, as === 'count' ? times : times.map((n) => Math.min(n, 1)))
}

/**
 * Seconds of work on a step, or on all of them: what was skipped adds nothing, what was done again
 * adds up, whatever the order. NaN where a step was done and no pair shows how long.
 */
function work(executions: Executions, step: number | undefined): Float64Array {
  const seconds = new Float64Array(executions.count)
  const steps = step === undefined ? executions.steps.keys() : [step]
  for (const place of steps) {
    const { completions, work: times } = stepTimes(executions, place)
    for (let c = 0; c < seconds.length; c++) {
      if (completions[c]! > 0) seconds[c]! += times[c]! / millisecondsASecond
    }
  }
  return whereFinished(executions, seconds)
}

/** Seconds before a step, or before all; with the work on them where the column `takes` it. */
function spent(
  executions: Executions,
  read: 'waiting' | 'takes',
  step: number | undefined,
): Float64Array {
  const { waiting, work: worked } = spentTimes(executions, step)
  const seconds = read === 'waiting' ? waiting : waiting.map((time, c) => time + worked[c]!)
  return whereFinished(executions, seconds)
}

function whereFinished({ states }: Executions, values: Int32Array | Float64Array): Float64Array {
  const found = new Float64Array(values.length)
  for (let c = 0; c < found.length; c++) {
    found[c] = states[c] === finished ? values[c]! : Number.NaN
  }
  return found
}

function scaled(values: Float64Array, scale: number): Float64Array {
  return scale === 1 ? values : values.map((value) => value * scale)
}

function holders({ log }: Executions, from: string | undefined): Int32Array {
  if (from === undefined) return log.resources!.codes
  const { codes } = textsOf(log.source.columns.get(from)!)
  return log.rows.map((row) => codes[row]!)
}

function withoutHolder({ log }: Executions, from: string | undefined): readonly Finding[] {
  if (from !== undefined) return log.source.columns.has(from) ? [] : [noColumn(from, log.source)]
  if (log.resources !== undefined) return []
  const message = 'Changes of the resource are asked for, and the log block names no resource.'
  return [problem('missing-key', { path: 'log.resource' }, message, 'Add `resource: COLUMN`.')]
}

function noTime(text: string): Finding {
  const message = `\`${text}\` is no time.`
  return problem('wrong-value', { path: 'periods' }, message, 'Write it as `2011-04-01`.')
}

function placeOf(steps: readonly string[], step: string | undefined): number | undefined {
  return step === undefined ? undefined : steps.indexOf(step)
}

function namedDuration(steps: readonly string[], { from, to, which }: NamedDuration): Duration {
  return {
    from: momentOf(steps, from, 'start') ?? 'start',
    to: momentOf(steps, to, 'complete') ?? 'start',
    which,
  }
}

/** A moment by its name; a step alone `is` the one or the other. */
function momentOf(
  steps: readonly string[],
  name: string,
  is: 'start' | 'complete',
): Moment | undefined {
  if (name === 'start') return 'start'
  if (steps.includes(name)) return { step: steps.indexOf(name), is }
  const [, step = '', end] = /^(.*)\.(start|complete)$/s.exec(name) ?? []
  if (!steps.includes(step)) return undefined
  return { step: steps.indexOf(step), is: end === 'start' ? 'start' : 'complete' }
}

function unknownSteps(steps: readonly string[], column: LogColumn): readonly Finding[] {
  const moments = momentsNamed(column).filter(
    (name) => momentOf(steps, name, 'start') === undefined,
  )
  const unknown = stepsNamed(column).filter((name) => !steps.includes(name))
  return [...moments, ...unknown].map((name) => {
    const near = nearestName(name, steps)
    const question = near === undefined ? '' : `Did you mean \`${near}\`? `
    const hint = `${question}Steps stand in \`log.steps\`.`
    const place = { path: `columns.${column.id}` }
    return problem('unknown-reference', place, `The log has no step \`${name}\`.`, hint)
  })
}

function momentsNamed(column: LogColumn): readonly string[] {
  return 'duration' in column ? [column.duration.from, column.duration.to] : []
}

function stepsNamed(column: LogColumn): readonly string[] {
  if (column.read === 'reaches') return 'step' in column.goal ? [column.goal.step] : []
  return 'step' in column && column.step !== undefined ? [column.step] : []
}
