import type { Expression, MathFunction, Operator } from '#value/formula/expression'
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

/** How a language of formulas writes what others write otherwise. */
export interface Dialect {
  /** Around a sign between two parts. */
  readonly space: '' | ' '
  readonly equals: string
  readonly differs: string
  readonly power: string
  readonly percent: (number: string) => string
  readonly choice: (condition: string, yes: string, no: string) => string
  readonly call: (name: Exclude<MathFunction, 'if'>, of: readonly string[]) => string
}

/** Formulas of spreadsheets. */
const spreadsheet: Dialect = {
  space: '',
  equals: '=',
  differs: '<>',
  power: '^',
  percent: (number) => `${number}%`,
  choice: (condition, yes, no) => `IF(${condition},${yes},${no})`,
  call: (name, of) => `${name.toUpperCase()}(${of.join(',')})`,
}

/** What the names of a formula stand for in the sheet. */
export interface FormulaScope {
  readonly name: (id: string) => Term
  readonly need: (use: NeedUse) => Term
  /** The cell with the number of the year. */
  readonly year: string
  /** Absent: that of spreadsheets. */
  readonly dialect?: Dialect
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
      return literal(expression, scope)
    case 'name':
      return scope.name(expression.name)
    case 'year':
      return cellTerm(scope.year, 1)
    case 'need':
      return scope.need(expression)
    case 'negate':
      return negated(of(expression.of))
    case 'binary':
      return binary(expression.operator, [of(expression.left), of(expression.right)], scope)
    case 'call':
      return call(expression, scope)
    case 'distribution':
      throw new RangeError('a range in a formula is no assumption')
  }
}

function literal(
  { value, unit }: Extract<Expression, { kind: 'number' }>,
  { dialect = spreadsheet }: FormulaScope,
): Term {
  const text = String(value).toUpperCase()
  if (unit?.text === '%') return cellTerm(dialect.percent(text), 1)
  return cellTerm(text, value === 0 ? 1 : (unit?.factor ?? 1))
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

function binary(
  operator: Operator,
  [left, right]: readonly [Term, Term],
  { dialect = spreadsheet }: FormulaScope,
): Term {
  switch (operator) {
    case '+':
    case '-':
      return sum(operator, [left, right], dialect)
    case '*':
    case '/':
      return {
        text: signed(operator, [within(left, holds.product), within(right, holds.power)], dialect),
        hold: holds.product,
        factor: operator === '*' ? left.factor * right.factor : left.factor / right.factor,
      }
    case '^':
      return power([left, right], dialect)
    default:
      return cellTerm(dialect.choice(comparison(operator, [left, right], dialect), '1', '0'), 1)
  }
}

function signed(
  sign: string,
  [left, right]: readonly [string, string],
  { space }: Dialect,
): string {
  return `${left}${space}${sign}${space}${right}`
}

function sum(operator: '+' | '-', [left, right]: readonly [Term, Term], dialect: Dialect): Term {
  const { factor, of } = alike([left, right])
  const [first = left, second = right] = of
  const least = operator === '+' ? holds.sum : holds.product
  return {
    text: signed(operator, [first.text, within(second, least)], dialect),
    hold: holds.sum,
    factor,
  }
}

/** What has a unit is raised to whole numbers only, which stand in the formula. */
function power([base, exponent]: readonly [Term, Term], dialect: Dialect): Term {
  const whole = Number(exponent.text.replaceAll(/[()]/g, ''))
  const raised = Number.isInteger(whole) && exponent.factor === 1
  const [under, over] = [raised ? base : inUnit(base, 1), inUnit(exponent, 1)]
  return {
    text: signed(dialect.power, [within(under, holds.atom), within(over, holds.atom)], dialect),
    hold: holds.power,
    factor: raised ? base.factor ** whole : 1,
  }
}

function comparison(
  operator: Operator,
  [left, right]: readonly [Term, Term],
  dialect: Dialect,
): string {
  const [first = left, second = right] = alike([left, right]).of
  const { equals, differs } = dialect
  const sign = operator === '!=' ? differs : operator === '=' ? equals : operator
  return signed(sign, [first.text, second.text], dialect)
}

type Call = Extract<Expression, { kind: 'call' }>

function call(expression: Call, scope: FormulaScope): Term {
  const of = (part: Expression): Term => formulaTerm(part, scope)
  const { name } = expression
  if (name === 'if') return choice(expression, scope)
  const { dialect = spreadsheet } = scope
  const terms = expression.of.map(of)
  const [first = cellTerm('0', 1)] = terms
  if (name === 'exp' || name === 'ln') {
    return cellTerm(dialect.call(name, [inUnit(first, 1).text]), 1)
  }
  if (name === 'sqrt') return cellTerm(dialect.call(name, [first.text]), Math.sqrt(first.factor))
  const { factor, of: parts } = alike(terms)
  const texts = parts.map(({ text }) => text)
  return cellTerm(dialect.call(name, texts), factor)
}

function choice({ of }: Call, scope: FormulaScope): Term {
  const [condition, ...branches] = of
  if (condition === undefined) throw new RangeError('`if` without a condition')
  const { dialect = spreadsheet } = scope
  const { factor, of: parts } = alike(branches.map((part) => formulaTerm(part, scope)))
  const [yes = '0', no = '0'] = parts.map(({ text }) => text)
  return cellTerm(dialect.choice(conditionText(condition, scope), yes, no), factor)
}

function conditionText(condition: Expression, scope: FormulaScope): string {
  const { dialect = spreadsheet } = scope
  if (condition.kind === 'binary' && /[<>=]/.test(condition.operator)) {
    const [left, right] = [condition.left, condition.right].map((part) => formulaTerm(part, scope))
    if (left && right) return comparison(condition.operator, [left, right], dialect)
  }
  return signed(dialect.differs, [formulaTerm(condition, scope).text, '0'], dialect)
}
