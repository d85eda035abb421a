import type { Distribution } from '#stats/distributions/distribution'
import type { Unit } from '#quantity/unit'
import type { Expression, Span } from '#value/formula/expression'
import type { Reader } from '#value/formula/reader'
import { fail } from '#value/formula/reader'

/** A distribution as a part of a formula; one that could not be made is a placeholder. */
export function distributionExpression(
  distribution: Distribution | undefined,
  unit: Unit | undefined,
  span: Span,
): Expression {
  if (distribution === undefined) return placeholder(span)
  const plain = unit === undefined || isShare(distribution)
  return { kind: 'distribution', distribution, span, ...(plain ? {} : { unit }) }
}

/** Whether a distribution is of shares between 0 and 1, whatever unit was written. */
export function isShare(distribution: Distribution): boolean {
  switch (distribution.family) {
    case 'logit-normal':
    case 'beta':
      return true
    case 'truncated':
      return isShare(distribution.of)
    case 'mixture':
      return distribution.parts.some(isShare)
    default:
      return false
  }
}

/** Stands for what could not be read, so that reading goes on; the finding is already there. */
export function placeholder(span: Span): Expression {
  return { kind: 'number', value: 1, span }
}

/** Finds a distribution where none may stand. */
export function checkAllowed(reader: Reader, span: Span): void {
  if (reader.allowDistributions) return
  const hint = 'Make it an assumption and write its id here.'
  fail(reader, 'formula', span, ['A range cannot stand in this formula.', hint])
}
