import { columnNumber } from '#formats/xlsx-range'
import {
  finite,
  NoValue,
  numeric,
  sheetFunctions,
  single,
  type CellValue,
  type SheetValue,
} from '#reports/spreadsheet/sheet-values'

/** Where the parts of formulas get their values from. */
export interface SheetScope {
  /** The sheet in which the formula stands. */
  readonly sheet: string
  readonly cell: (sheet: string, column: number, row: number) => CellValue
  readonly name: (name: string) => SheetValue
}

type Part = (scope: SheetScope) => SheetValue

const token =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|"(?<text>[^"]*)"|(?<cell>(?:'[^']+'!|\w+!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|(?<name>[A-Za-z_]\w*)|(?<sign><=|>=|<>|[-+*/^<>=(),%]))/y

interface Token {
  readonly kind: 'number' | 'text' | 'cell' | 'name' | 'sign' | 'end'
  readonly text: string
}

/**
 * A formula of our own workbooks as a function of the cells: the value that a spreadsheet shows
 * before it computes anew. Knows what these formulas use and nothing else.
 */
export function readSheetFormula(formula: string): Part {
  const reader = new FormulaReader(tokensOf(formula))
  return reader.whole()
}

function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < formula.length) {
    const groups = token.exec(formula)?.groups
    const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined)
    if (found === undefined) throw new NoValue(`what is ${formula}`)
    tokens.push({ kind: found[0] as Token['kind'], text: found[1]! })
  }
  return [...tokens, { kind: 'end', text: '' }]
}

type Operate = (left: CellValue, right: CellValue) => CellValue

const operators: Readonly<Record<string, Operate>> = {
  '+': (left, right) => finite(numeric(left) + numeric(right)),
  '-': (left, right) => finite(numeric(left) - numeric(right)),
  '*': (left, right) => finite(numeric(left) * numeric(right)),
  '/': (left, right) => finite(numeric(left) / numeric(right)),
  '^': (left, right) => finite(numeric(left) ** numeric(right)),
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => numeric(left) < numeric(right),
  '<=': (left, right) => numeric(left) <= numeric(right),
  '>': (left, right) => numeric(left) > numeric(right),
  '>=': (left, right) => numeric(left) >= numeric(right),
}

/** Signs by how tightly they hold, the loosest first. */
const levels: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

/** Reads from left to right; a sign before a part binds tighter than a power. */
class FormulaReader {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Part {
    const part = this.level(0)
    if (this.next().kind !== 'end') throw new NoValue('more than a formula')
    return part
  }

  private next(): Token {
    return this.tokens[this.at++]!
  }

  private takes(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.tokens[this.at]!
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.at++
    return text
  }

  private level(depth: number): Part {
    const signs = levels[depth]
    if (signs === undefined) return this.signed()
    let left = this.level(depth + 1)
    for (let sign = this.takes(...signs); sign !== undefined; sign = this.takes(...signs)) {
      const [first, second, operate] = [left, this.level(depth + 1), operators[sign]!]
      left = (scope) => spread(first(scope), second(scope), operate)
    }
    return left
  }

  private signed(): Part {
    if (this.takes('-') === undefined) return this.percent()
    const of = this.signed()
    return (scope) => spread(0, of(scope), operators['-']!)
  }

  private percent(): Part {
    const of = this.atom()
    return this.takes('%') === undefined ? of : (scope) => numeric(single(of(scope))) / 100
  }

  private atom(): Part {
    const { kind, text } = this.next()
    if (kind === 'number') return () => Number(text)
    if (kind === 'text') return () => text
    if (kind === 'cell') return cellPart(text)
    if (kind === 'sign' && text === '(') {
      const part = this.level(0)
      this.close()
      return part
    }
    if (kind !== 'name') throw new NoValue(`what is ${text}`)
    return this.takes('(') === undefined ? (scope) => scope.name(text) : this.call(text)
  }

  private call(name: string): Part {
    const of: Part[] = []
    do of.push(this.level(0))
    while (this.takes(',') !== undefined)
    this.close()
    const [condition, yes, no] = of
    if (name === 'IF') {
      return (scope) => (numeric(single(condition!(scope))) === 0 ? no! : yes!)(scope)
    }
    if (name === 'IFERROR') return (scope) => valueOr(condition!, yes!, scope)
    const apply = sheetFunctions[name]
    if (apply === undefined) throw new NoValue(`what is ${name}`)
    return (scope) => {
      const value = apply(of.map((part) => part(scope)))
      return typeof value === 'number' ? finite(value) : value
    }
  }

  private close(): void {
    if (this.takes(')') === undefined) throw new NoValue('a bracket is not closed')
  }
}

function valueOr(part: Part, otherwise: Part, scope: SheetScope): SheetValue {
  try {
    return part(scope)
  } catch (error) {
    if (error instanceof NoValue) return otherwise(scope)
    throw error
  }
}

/** Ranges are taken cell by cell. */
function spread(left: SheetValue, right: SheetValue, operate: Operate): SheetValue {
  if (!Array.isArray(left) && !Array.isArray(right)) return operate(single(left), single(right))
  const length = Math.max(...[left, right].map((each) => (Array.isArray(each) ? each.length : 1)))
  const at = (value: SheetValue, place: number): CellValue =>
    Array.isArray(value) ? (value as readonly CellValue[])[place] : single(value)
  return Array.from({ length }, (_, place) => operate(at(left, place), at(right, place)))
}

const place = /^(?:'([^']+)'!|(\w+)!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/

function cellPart(text: string): Part {
  const [, quoted, plain, column = '', row, lastColumn, lastRow] = place.exec(text) ?? []
  const [left, top] = [columnNumber(column), Number(row)]
  const sheet = quoted ?? plain
  if (lastColumn === undefined) return (scope) => scope.cell(sheet ?? scope.sheet, left, top)
  const [right, bottom] = [columnNumber(lastColumn), Number(lastRow)]
  return (scope) => {
    const values: CellValue[] = []
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) values.push(scope.cell(sheet ?? scope.sheet, c, r))
    return values
  }
}
