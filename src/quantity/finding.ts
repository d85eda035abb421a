import type { FindingCode } from '#quantity/finding-codes'

/**
 * What is wrong or doubtful in the input, where it stands and how to mend it.
 * Findings are collected into lists; nothing stops at the first one.
 */
type Severity = 'problem' | 'warning'

/** Where a finding stands: a place in a document, a table, or a formula. */
export interface Place {
  readonly file?: string
  /** 1-based, as editors count. */
  readonly line?: number
  /** 1-based, as editors count. */
  readonly column?: number
  /** Path in the study document, by id where there is one: `value.drivers.theatre-time.formula`. */
  readonly path?: string
  /** 1-based line of the table's file. */
  readonly row?: number
  /** Column of the table, by its header. */
  readonly field?: string
}

export interface Finding {
  /** Stable, from the closed list in `#quantity/finding-codes`. */
  readonly code: FindingCode
  readonly severity: Severity
  readonly place: Place
  /** What is wrong and what was expected, in plain words. */
  readonly message: string
  /** How to mend it. */
  readonly hint?: string
}

/** A finding that makes the input unusable (exit code 2). */
export function problem(code: FindingCode, place: Place, message: string, hint?: string): Finding {
  return { code, severity: 'problem', place, message, ...(hint === undefined ? {} : { hint }) }
}

/** A finding on usable but doubtful input; it travels inside the result. */
export function warning(code: FindingCode, place: Place, message: string, hint?: string): Finding {
  return { code, severity: 'warning', place, message, ...(hint === undefined ? {} : { hint }) }
}

/** Whether a finding makes the input unusable. */
export function isProblem({ severity }: Finding): boolean {
  return severity === 'problem'
}

/** A value with what was found on the way; `value` is absent where problems prevent it. */
export interface Outcome<T> {
  readonly value?: T
  readonly findings: readonly Finding[]
}
