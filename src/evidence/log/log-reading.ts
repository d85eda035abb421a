import { executionStates } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import { activitiesInNoStep } from '#evidence/log/log-steps'
import { Listing, type Listed, type LogLedger } from '#evidence/log/log-ledger'

/** What became of the events of a log, and how its executions came out. */
export interface LogReading extends LogLedger {
  /** Executions by how they came out, before `keep` and `exclude`. */
  readonly outcomes: Readonly<Record<(typeof executionStates)[number], number>>
  /** Executions that are open, by the line of their first event. */
  readonly openCases: Listed
  /** Activities that belong to no step, the most frequent first. */
  readonly inNoStep: readonly { readonly activity: string; readonly events: number }[]
}

/** The account of a log that stands in the report. */
export function logReading(executions: Executions): LogReading {
  const { log, states, count } = executions
  const openCases = new Listing()
  const outcomes = { finished: 0, failed: 0, abandoned: 0, open: 0 }
  for (let c = 0; c < count; c++) {
    const state = executionStates[states[c]!]!
    outcomes[state]++
    if (state === 'open') openCases.add(log.source, log.rows[log.bounds[c]!]!)
  }
  return {
    ...log.ledger,
    outcomes,
    openCases,
    inNoStep: activitiesInNoStep(log, executions.stepOf),
  }
}
