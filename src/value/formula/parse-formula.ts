import type { Outcome, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import type { Expression } from '#value/formula/expression'
import { parseExpression } from '#value/formula/parse-expression'
import type { Reader } from '#value/formula/reader'
import { fail, peek, peekText } from '#value/formula/reader'
import { tokenize } from '#value/formula/tokenize'

const longestFormula = 10_000

/** How and where a formula is read. */
export interface ParseOptions {
  /** Whether ranges (`1500 to 2500`) and distributions may stand in the formula. */
  readonly allowDistributions: boolean
  /** Of the formula's first character; findings get their own column from it. */
  readonly place: Place
  /** The unit of a range's numbers that have none of their own. */
  readonly unit?: Unit
}

/**
 * What does the text of a formula say? The grammar is in docs/formula-grammar.md. Literals keep
 * their value and unit as written; names and units are not checked here (`checkUnits`). All errors
 * that can be told apart are found at once, 20 at most; with an error there is no value. At most
 * 10,000 characters, 1,000 operands, and 200 of them inside one another.
 */
export function parseFormula(text: string, options: ParseOptions): Outcome<Expression> {
  const { place, unit, allowDistributions } = options
  if (text.length > longestFormula) {
    const message = `A formula has at most 10,000 characters; this one has ${String(text.length)}.`
    return { findings: [problem('formula', place, message, 'Split it into several formulas.')] }
  }
  if (text.trim() === '') {
    return {
      findings: [
        problem('formula', place, 'The formula is empty.', 'Write one, such as `5 EUR/year`.'),
      ],
    }
  }
  const { tokens, findings } = tokenize(text, place)
  const reader: Reader = {
    tokens,
    place,
    allowDistributions,
    ...(unit === undefined ? {} : { unit }),
    findings: findings.slice(0, 20),
    position: 0,
    depth: 0,
    operands: 0,
    stopped: false,
  }
  const expression = parseWhole(reader)
  const failed = reader.findings.some((finding) => finding.severity === 'problem')
  return { ...(failed ? {} : { value: expression }), findings: reader.findings }
}

function parseWhole(reader: Reader): Expression {
  const expression = parseExpression(reader)
  while (peek(reader).kind !== 'end') {
    const text = peekText(reader)
    fail(reader, 'formula', peek(reader).span, leftOver(text))
    reader.position += 1
    if (peek(reader).kind !== 'end') parseExpression(reader)
  }
  return expression
}

function leftOver(text: string): [message: string, hint: string] {
  if (text === ')')
    return ['A closing bracket has no opening one.', 'Leave it out, or write `(` where it begins.']
  if (text === ',')
    return ['A comma stands only between the values of a function.', 'Write `0.5`, not `0,5`.']
  return [`"${text}" cannot stand here.`, 'Leave it out.']
}
