import type { Expression, Operator } from '#value/formula/expression'
import type { NeedUse } from '#value/formula/variables'
import { scaleText } from '#reports/spreadsheet/unit-scale'

/** How tightly the outermost sign of a text holds its parts together. */
const holds = { sum: 1, product: 2, power: 3, atom: 4 } as const

type Hold = (typeof holds)[keyof typeof holds]

/** A part of a formula in the language of spreadsheets: its value in base units is text x factor. */
export interface Term {
  readonly text: string
  readonly hold: Hold
  readonly factor: number
}

/** What the names of a formula stand for in the sheet. */
export interface FormulaScope {
  readonly name: (id: string) => Term
  readonly need: (use: NeedUse) => Term
  /** The cell with the number of the year. */
  readonly year: string
}

/** A cell or a name, with what one of its unit is in base units. */
export function cellTerm(text: string, factor: number): Term {
  return { text, hold: holds.atom, factor }
}

/** The text of a term in a unit of which one is `factor` base units. */
export function textInUnit(term: Term, factor: number): string {
  return inUnit(term, factor).text
}

/**
 * A formula of a study, whose units agree, as a formula of a spreadsheet. Conversions between units
 * stand in it as numbers, once for each product.
 */
export function formulaTerm(expression: Expression, scope: FormulaScope): Term {
  const of = (part: Expression): Term => formulaTerm(part, scope)
  switch (expression.kind) {
    case 'number':
      return literal(expression.value, expression.unit?.text, expression.unit?.factor ?? 1)
    case 'name':
      return scope.name(expression.name)
    case 'year':
      return cellTerm(scope.year, 1)
    case 'need':
      return scope.need(expression)
    case 'negate':
      return negated(of(expression.of))
    case 'binary':
      return binary(expression.operator, of(expression.left), of(expression.right))
    case 'call':
      return call(expression, scope)
    case 'distribution':
      throw new RangeError('a range in a formula is no assumption')
  }
}

function literal(value: number, unit: string | undefined, factor: number): Term {
  const text = String(value).toUpperCase()
  if (unit === '%') return cellTerm(`${text}%`, 1)
  return cellTerm(text, value === 0 ? 1 : factor)
}

/** A sign before a number binds tighter than a power in spreadsheets. */
function negated(of: Term): Term {
  return { ...of, text: `(-${within(of, holds.atom)})`, hold: holds.atom }
}

function within({ text, hold }: Term, least: Hold): string {
  return hold >= least ? text : `(${text})`
}

function inUnit(term: Term, factor: number): Term {
  const scale = isZero(term) ? '' : scaleText(term.factor / factor)
  if (scale === '') return { ...term, factor }
  return { text: `${within(term, holds.product)}${scale}`, hold: holds.product, factor }
}

/** 0 is 0 in every unit. */
function isZero({ text }: Term): boolean {
  return text === '0'
}

/** The same terms in one unit: that of the first that is not 0. */
function alike(terms: readonly Term[]): { readonly factor: number; readonly of: readonly Term[] } {
  const factor = terms.find((term) => !isZero(term))?.factor ?? 1
  return { factor, of: terms.map((term) => inUnit(term, factor)) }
}

function binary(operator: Operator, left: Term, right: Term): Term {
  switch (operator) {
    case '+':
    case '-':
      return sum(operator, left, right)
    case '*':
      return {
        text: `${within(left, holds.product)}*${within(right, holds.power)}`,
        hold: holds.product,
        factor: left.factor * right.factor,
      }
    case '/':
      return {
        text: `${within(left, holds.product)}/${within(right, holds.power)}`,
        hold: holds.product,
        factor: left.factor / right.factor,
      }
    case '^':
      return power(left, right)
    default:
      return cellTerm(`IF(${comparison(operator, left, right)},1,0)`, 1)
  }
}

function sum(operator: '+' | '-', left: Term, right: Term): Term {
  const { factor, of } = alike([left, right])
  const [first = left, second = right] = of
  const least = operator === '+' ? holds.sum : holds.product
  return {
    text: `${first.text}${operator}${within(second, least)}`,
    hold: holds.sum,
    factor,
  }
}

/** What has a unit is raised to whole numbers only, which stand in the formula. */
function power(base: Term, exponent: Term): Term {
  const whole = Number(exponent.text.replaceAll(/[()]/g, ''))
  const raised = Number.isInteger(whole) && exponent.factor === 1
  const [under, over] = [raised ? base : inUnit(base, 1), inUnit(exponent, 1)]
  return {
    text: `${within(under, holds.atom)}^${within(over, holds.atom)}`,
    hold: holds.power,
    factor: raised ? base.factor ** whole : 1,
  }
}

function comparison(operator: Operator, left: Term, right: Term): string {
  const [first = left, second = right] = alike([left, right]).of
  return `${first.text}${operator === '!=' ? '<>' : operator}${second.text}`
}

type Call = Extract<Expression, { kind: 'call' }>

function call(expression: Call, scope: FormulaScope): Term {
  const of = (part: Expression): Term => formulaTerm(part, scope)
  const { name } = expression
  if (name === 'if') return choice(expression, scope)
  const terms = expression.of.map(of)
  const [first = cellTerm('0', 1)] = terms
  if (name === 'exp' || name === 'ln') {
    return cellTerm(`${name.toUpperCase()}(${inUnit(first, 1).text})`, 1)
  }
  if (name === 'sqrt') return cellTerm(`SQRT(${first.text})`, Math.sqrt(first.factor))
  const { factor, of: parts } = alike(terms)
  return cellTerm(`${name.toUpperCase()}(${parts.map(({ text }) => text).join(',')})`, factor)
}

function choice({ of }: Call, scope: FormulaScope): Term {
  const [condition, ...branches] = of
  if (condition === undefined) throw new RangeError('`if` without a condition')
  const { factor, of: parts } = alike(branches.map((part) => formulaTerm(part, scope)))
  const texts = parts.map(({ text }) => text).join(',')
  return cellTerm(`IF(${conditionText(condition, scope)},${texts})`, factor)
}

function conditionText(condition: Expression, scope: FormulaScope): string {
  if (condition.kind === 'binary' && /[<>=]/.test(condition.operator)) {
    const [left, right] = [condition.left, condition.right].map((part) => formulaTerm(part, scope))
    if (left && right) return comparison(condition.operator, left, right)
  }
  return `${formulaTerm(condition, scope).text}<>0`
}
