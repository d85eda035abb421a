import type { Unit } from '#quantity/unit'
import { isDimensionless } from '#quantity/unit-algebra'
import {
  checkAllowed,
  distributionExpression,
  placeholder,
} from '#value/formula/distribution-expression'
import type { Expression, Span } from '#value/formula/expression'
import type { Literal } from '#value/formula/literal'
import { readLiteral } from '#value/formula/literal'
import { pooledDistribution, type WeightedPart } from '#value/formula/pooled-distribution'
import type { Reader } from '#value/formula/reader'
import { accept, advance, fail, lastEnd, peekText, skipBrackets } from '#value/formula/reader'

/** Reads a range or distribution; undefined, and nothing taken, where none stands there. */
type ReadPart = (reader: Reader) => Expression | undefined

/** `mixture(0.3: 2 to 4, 0.7: 5 to 9)`: shares or weights, each with what is then true. */
export function parseMixture(reader: Reader, readPart: ReadPart): Expression {
  const { start } = advance(reader).span
  accept(reader, '(')
  const before = reader.findings.length
  const parts = readParts(reader, readPart)
  const closed = accept(reader, ')')
  const span = { start, end: lastEnd(reader) }
  checkAllowed(reader, span)
  if (parts === undefined || !closed) {
    const hint = 'Write `mixture(0.3: 2 to 4, 0.7: 5 to 9)`.'
    fail(reader, 'formula', span, ['A mixture is written as weight and range.', hint])
    return placeholder(span)
  }
  if (reader.findings.length > before) return placeholder(span)
  return pooled(reader, parts, span)
}

function readParts(reader: Reader, readPart: ReadPart): readonly WeightedPart[] | undefined {
  const parts: WeightedPart[] = []
  do {
    const weight = readLiteral(reader)
    const part = accept(reader, ':') ? readBelief(reader, readPart) : undefined
    if (weight === undefined || part === undefined) {
      skipBrackets(reader)
      return undefined
    }
    checkWeight(reader, weight)
    parts.push({ ...part, weight: weight.value * (weight.unit?.factor ?? 1) })
  } while (accept(reader, ','))
  return parts
}

function checkWeight(reader: Reader, { value, unit, span }: Literal): void {
  if (value >= 0 && (unit === undefined || isDimensionless(unit))) return
  const words = 'A weight of `mixture` is a plain number or a share from 0 on.'
  fail(reader, 'range', span, [words, 'Write it as in 0.3 or 30 %.'])
}

function readBelief(reader: Reader, readPart: ReadPart): Omit<WeightedPart, 'weight'> | undefined {
  if (peekText(reader) === 'mixture') return undefined
  const part = readPart(reader)
  if (part?.kind === 'distribution') return inUnit(part, reader.unit)
  if (part !== undefined) return { distribution: { family: 'fixed', value: 1 } }
  const literal = readLiteral(reader)
  if (literal === undefined) return undefined
  const { value, unit } = literal
  return { distribution: { family: 'fixed', value }, unit: unit ?? reader.unit }
}

function inUnit(
  { distribution, unit }: Extract<Expression, { kind: 'distribution' }>,
  declared: Unit | undefined,
): Omit<WeightedPart, 'weight'> {
  return { distribution, unit: unit ?? declared }
}

function pooled(reader: Reader, parts: readonly WeightedPart[], span: Span): Expression {
  if (!parts.some(({ weight }) => weight > 0)) {
    fail(reader, 'range', span, [
      'The weights of `mixture` add up to 0.',
      'Give one of them a weight.',
    ])
    return placeholder(span)
  }
  const found = pooledDistribution(parts)
  if (found !== undefined) return distributionExpression(found.distribution, found.unit, span)
  const hint = 'Write every part in the same unit.'
  fail(reader, 'unit', span, [
    'The parts of this mixture are in units that do not go together.',
    hint,
  ])
  return placeholder(span)
}
