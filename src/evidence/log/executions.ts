import type { EventLog } from '#evidence/log/event-log'
import { executionOutcomes, type ExecutionOutcomes } from '#evidence/log/execution-outcomes'
import { executionFindings } from '#evidence/log/execution-findings'
import type { LogRules } from '#evidence/log/log-rules'
import { stepsOfLog, type LogSteps } from '#evidence/log/log-steps'
import type { Outcome } from '#quantity/finding'

/** The executions of a log: one a case, in the order of its cases; times in milliseconds. */
export interface Executions extends ExecutionOutcomes, LogSteps {
  readonly log: EventLog
  readonly count: number
  /** First and last event of each case. */
  readonly starts: Float64Array
  readonly lasts: Float64Array
}

/**
 * The executions that the cases of a log are: which steps they go through, when they start and how
 * they come out. Activities in no step, and activities of the rules that the log does not hold, are
 * named in the findings. What a single step took is `stepTimes`; columns are `executionColumns`.
 */
export function executionsOf(log: EventLog, rules: LogRules): Outcome<Executions> {
  const steps = stepsOfLog(log, rules)
  if (steps.value === undefined) return { findings: steps.findings }
  const { bounds, times } = log
  const outcomes = executionOutcomes(log, steps.value, rules)
  const findings = [...steps.findings, ...executionFindings(log, steps.value, rules)]
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  const value = {
    log,
    ...steps.value,
    ...outcomes,
    count: log.cases.length,
    starts: new Float64Array(log.cases.length).map((_, c) => times[bounds[c]!]!),
    lasts: new Float64Array(log.cases.length).map((_, c) => times[bounds[c + 1]! - 1]!),
  }
  return { value, findings }
}
