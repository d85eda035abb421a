import type { Expression, Operator } from '#value/formula/expression'
import { parseCall } from '#value/formula/parse-call'
import { parseRange } from '#value/formula/parse-distribution'
import { parseName } from '#value/formula/parse-name'
import type { Reader } from '#value/formula/reader'
import { accept, advance, fail, lastEnd, peek, peekText, stop } from '#value/formula/reader'
import type { Token } from '#value/formula/token'

const deepest = 200
const mostOperands = 1000

const comparisons: ReadonlyMap<string, Operator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
])

/** comparison = sum [ operator sum ] */
export function parseExpression(reader: Reader): Expression {
  const left = parseSum(reader)
  const operator = acceptComparison(reader)
  if (operator === undefined) return left
  const compared = binary(operator, left, parseSum(reader))
  if (comparisons.has(peekText(reader))) {
    const hint = 'Compare two at a time: `if(a < b, if(b < c, x, y), y)`.'
    fail(reader, 'formula', peek(reader).span, ['Comparisons cannot be chained.', hint])
    advance(reader)
    parseExpression(reader)
  }
  return compared
}

function acceptComparison(reader: Reader): Operator | undefined {
  const text = peekText(reader)
  const operator = comparisons.get(text)
  if (operator === undefined) return undefined
  if (operator !== text) {
    fail(reader, 'formula', peek(reader).span, [
      `"${text}" is no sign of formulas.`,
      `Write \`${operator}\`.`,
    ])
  }
  advance(reader)
  return operator
}

/** sum = product { ( "+" | " - " ) product } */
function parseSum(reader: Reader): Expression {
  let left = parseProduct(reader)
  for (let sign = peekText(reader); sign === '+' || sign === '-'; sign = peekText(reader)) {
    if (sign === '-') checkSubtraction(reader)
    advance(reader)
    left = binary(sign, left, parseProduct(reader))
  }
  return left
}

function checkSubtraction(reader: Reader): void {
  const { span } = peek(reader)
  const spaced = lastEnd(reader) < span.start && peek(reader, 1).span.start > span.end
  if (spaced || peek(reader, 1).kind === 'end') return
  const hint = 'Write `a - b`: an id may hold hyphens.'
  fail(reader, 'formula', span, ['A subtraction needs a space on both sides.', hint])
}

/** product = factor { ( "*" | "/" ) factor } */
function parseProduct(reader: Reader): Expression {
  let left = parseFactor(reader)
  for (;;) {
    const sign = peekText(reader)
    if (sign === '*' || sign === '/') advance(reader)
    else if (!isOperand(peek(reader))) return left
    else reportMissingOperator(reader)
    left = binary(sign === '/' ? '/' : '*', left, parseFactor(reader))
  }
}

function isOperand(token: Token): boolean {
  if (token.kind === 'sign') return token.text === '('
  return token.kind !== 'end'
}

function reportMissingOperator(reader: Reader): void {
  const text = peekText(reader)
  const hint = rangeWords.get(text)
  if (hint !== undefined) {
    const where = text === 'within' ? 'after a range or distribution' : 'between numbers'
    fail(reader, 'formula', peek(reader).span, [`"${text}" stands only ${where}.`, hint])
    advance(reader)
  } else {
    const words = ['An operator is missing before this.', 'Write `*` to multiply.'] as const
    fail(reader, 'formula', peek(reader).span, words)
  }
}

const rangeWords: ReadonlyMap<string, string> = new Map([
  ['to', 'Write `1500 to 2500`.'],
  ['from', 'Write `lognormal from 50 to 600`.'],
  ['within', 'Write `normal(5, 2) within 0 to 10`.'],
])

/** factor = "-" factor | primary [ "^" factor ]: `-2 ^ 2` is -4, `2 ^ 3 ^ 2` is 512. */
function parseFactor(reader: Reader): Expression {
  reader.depth += 1
  reader.operands += 1
  const { span } = peek(reader)
  if (reader.depth > deepest)
    stop(reader, span, [
      'More than 200 parts stand inside one another.',
      'Give some of them a name under `formulas`.',
    ])
  if (reader.operands > mostOperands) {
    stop(reader, span, ['A formula has at most 1,000 operands.', 'Split it into several formulas.'])
  }
  const factor = parseSigned(reader)
  reader.depth -= 1
  return factor
}

function parseSigned(reader: Reader): Expression {
  const range = parseRange(reader)
  if (range !== undefined) return range
  const { span } = peek(reader)
  if (accept(reader, '-')) {
    const of = parseFactor(reader)
    return { kind: 'negate', of, span: { start: span.start, end: of.span.end } }
  }
  const base = parsePrimary(reader)
  return accept(reader, '^') ? binary('^', base, parseFactor(reader)) : base
}

function parsePrimary(reader: Reader): Expression {
  const token = peek(reader)
  if (token.kind === 'number') {
    advance(reader)
    return token
  }
  if (token.kind === 'word') {
    return parseCall(reader, parseExpression) ?? parseName(reader)
  }
  if (accept(reader, '(')) return parseBracket(reader, token)
  return reportMissing(reader, token)
}

function parseBracket(reader: Reader, open: Token): Expression {
  const inner = parseExpression(reader)
  if (!accept(reader, ')'))
    fail(reader, 'formula', open.span, [
      'This bracket is never closed.',
      'Write `)` where it ends.',
    ])
  return {
    ...inner,
    span: { start: open.span.start, end: Math.max(lastEnd(reader), inner.span.end) },
  }
}

/** Something is missing; what stands there is left for whoever expects it, if anybody could. */
function reportMissing(reader: Reader, token: Token): Expression {
  const text = peekText(reader)
  const words =
    text === '' || text === ')' || text === ','
      ? 'A number or a name is missing here.'
      : `A number or a name is missing before "${text}".`
  fail(reader, 'formula', token.span, [
    words,
    text === '*' ? 'A power is written `^`.' : 'Write it, or leave out the sign beside it.',
  ])
  if (text === ':' || text === '+') {
    advance(reader)
    if (isOperand(peek(reader))) return parseFactor(reader)
  }
  return { kind: 'number', value: 1, span: token.span }
}

function binary(operator: Operator, left: Expression, right: Expression): Expression {
  const span = { start: left.span.start, end: right.span.end }
  return { kind: 'binary', operator, left, right, span }
}
