import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import type { Finding } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { FindingCode } from '#quantity/finding-codes'

/** A result of a design whose rows cannot be compared at all: problems and nothing else. */
export function refusedResult({ block }: BlockContext, findings: readonly Finding[]): DesignResult {
  return { gradedAs: block.design, comparisons: [], checks: [], findings }
}

/** Why the rows of a block cannot be compared over time, and what can be done instead. */
export function overTimeProblem(
  { block }: BlockContext,
  code: FindingCode,
  message: string,
  hint: string,
): Finding {
  return problem(code, placeOf(block), message, hint)
}
