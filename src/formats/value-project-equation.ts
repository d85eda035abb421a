/** A part of an equation of a value model, as plain data: never run as code. */
export type EquationPart =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: EquationPart }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: EquationPart
      readonly right: EquationPart
    }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly EquationPart[] }

/** Why an equation is not carried over. */
export class EquationError extends Error {
  override readonly name = 'EquationError'
}

const longest = 5000
const deepest = 100

const token =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])|(?<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(?<sign>\*\*|===|!==|==|!=|<=|>=|&&|\|\||[-+*/<>(),?:!]))/y

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
}

/**
 * What does the equation of a value model say? Numbers, names, `+ - * / **`, comparisons, `&&` and
 * `||` of comparisons, `? :` and a few functions of `Math` are read; anything else that JavaScript
 * knows is refused by name.
 *
 * @throws EquationError
 */
export function readEquation(text: string): EquationPart {
  if (text.length > longest) throw new EquationError(`it has more than ${longest} characters`)
  const reader = new EquationReader(tokensOf(text))
  return reader.whole()
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const trimmed = text.replace(/;\s*$/u, '').trimEnd()
  token.lastIndex = 0
  while (token.lastIndex < trimmed.length) {
    const at = token.lastIndex
    const groups = token.exec(trimmed)?.groups
    const found = Object.entries(groups ?? {}).find(([, each]) => each !== undefined)
    if (found === undefined) {
      throw new EquationError(`\`${trimmed.slice(at, at + 12).trim()}\` is no part of a formula`)
    }
    tokens.push({ kind: found[0] as Token['kind'], text: found[1]! })
  }
  return [...tokens, { kind: 'end', text: 'the end' }]
}

/** Signs by how tightly they hold, the loosest first; `**` binds to the right, above a sign. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '===', '!=', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
]

const ours: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!==': '!=',
  '&&': 'and',
  '||': 'or',
  '**': '^',
}

const functions: Readonly<Record<string, string>> = {
  'Math.min': 'min',
  'Math.max': 'max',
  'Math.exp': 'exp',
  'Math.log': 'ln',
  'Math.sqrt': 'sqrt',
}

class EquationReader {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): EquationPart {
    const part = this.choice()
    const { kind, text } = this.next()
    if (kind !== 'end') throw new EquationError(`\`${text}\` cannot stand where it stands`)
    return part
  }

  private next(): Token {
    return this.tokens[this.at++] ?? { kind: 'end', text: 'the end' }
  }

  private takes(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.tokens[this.at] ?? { kind: 'end', text: '' }
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.at++
    return text
  }

  private needs(sign: string): void {
    if (this.takes(sign) === undefined) throw new EquationError(`a \`${sign}\` is missing`)
  }

  private choice(): EquationPart {
    if (++this.depth > deepest) throw new EquationError('its parts stand too deep in one another')
    const condition = this.level(0)
    if (this.takes('?') === undefined) {
      this.depth--
      return condition
    }
    const yes = this.choice()
    this.needs(':')
    const no = this.choice()
    this.depth--
    return { kind: 'call', name: 'if', of: [condition, yes, no] }
  }

  private level(depth: number): EquationPart {
    const signs = levels[depth]
    if (signs === undefined) return this.signed()
    let left = this.level(depth + 1)
    for (let sign = this.takes(...signs); sign !== undefined; sign = this.takes(...signs)) {
      left = binary(ours[sign] ?? sign, left, this.level(depth + 1))
    }
    return left
  }

  private signed(): EquationPart {
    if (++this.depth > deepest) throw new EquationError('its parts stand too deep in one another')
    const sign = this.takes('-', '+', '!')
    if (sign === '!') throw new EquationError('`!` is not known')
    const part = sign === undefined ? this.power() : this.signed()
    this.depth--
    return sign === '-' ? { kind: 'negate', of: part } : part
  }

  private power(): EquationPart {
    const base = this.atom()
    return this.takes('**') === undefined ? base : binary('^', base, this.signed())
  }

  private atom(): EquationPart {
    const { kind, text } = this.next()
    if (kind === 'number') return { kind: 'number', text: plain(text) }
    if (kind === 'sign' && text === '(') {
      const part = this.choice()
      this.needs(')')
      return part
    }
    if (kind !== 'name') throw new EquationError(`\`${text}\` cannot stand where it stands`)
    if (this.takes('(') !== undefined) return this.call(text)
    if (text.includes('.')) throw new EquationError(`\`${text}\` is not known`)
    return { kind: 'name', name: text }
  }

  private call(name: string): EquationPart {
    const of = [this.choice()]
    while (this.takes(',') !== undefined) of.push(this.choice())
    this.needs(')')
    const [first, second] = of
    if (name === 'Math.pow' && first && second && of.length === 2) return binary('^', first, second)
    if (name === 'Math.abs' && first && of.length === 1) {
      return { kind: 'call', name: 'max', of: [first, { kind: 'negate', of: first }] }
    }
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (known === undefined) throw new EquationError(`the function \`${name}\` is not known`)
    return { kind: 'call', name: known, of }
  }
}

/** `&&` and `||` of comparisons, which are 1 or 0, are their least and their greatest. */
function binary(operator: string, left: EquationPart, right: EquationPart): EquationPart {
  if (operator !== 'and' && operator !== 'or') return { kind: 'binary', operator, left, right }
  if (!isTrueOrFalse(left) || !isTrueOrFalse(right)) {
    throw new EquationError('`&&` and `||` are known between comparisons only')
  }
  return { kind: 'call', name: operator === 'and' ? 'min' : 'max', of: [left, right] }
}

function isTrueOrFalse(part: EquationPart): boolean {
  if (part.kind === 'call') return part.of.every(isTrueOrFalse)
  return part.kind === 'binary' && /[<>=]/u.test(part.operator)
}

/** `.5` and `5.` with digits on both sides of the point. */
function plain(text: string): string {
  return text.replace(/^\./u, '0.').replace(/\.(?=$|[eE])/u, '')
}

/** Names in an equation, each once. */
export function equationNames(part: EquationPart): readonly string[] {
  switch (part.kind) {
    case 'number':
      return []
    case 'name':
      return [part.name]
    case 'negate':
      return equationNames(part.of)
    case 'binary':
      return [...new Set([...equationNames(part.left), ...equationNames(part.right)])]
    case 'call':
      return [...new Set(part.of.flatMap(equationNames))]
  }
}

const holds: Readonly<Record<string, number>> = { '+': 2, '-': 2, '*': 3, '/': 3, '^': 5 }
const atom = 6

/**
 * An equation in the grammar of studies.
 *
 * @param nameText what stands for a name, as an id or in brackets
 * @param isPercent variables whose values are whole percents where an equation divides them by 100
 */
export function equationText(
  part: EquationPart,
  nameText: (name: string) => string,
  isPercent: (name: string) => boolean,
): string {
  const write = (each: EquationPart): Written => {
    switch (each.kind) {
      case 'number':
        return { text: each.text, hold: atom }
      case 'name':
        return { text: nameText(each.name), hold: atom }
      case 'negate':
        return { text: `-${within(write(each.of), 5)}`, hold: 4 }
      case 'call':
        return {
          text: `${each.name}(${each.of.map((one) => write(one).text).join(', ')})`,
          hold: atom,
        }
      case 'binary':
        return isHundredth(each, isPercent) ? write(each.left) : pair(each, write)
    }
  }
  return write(part).text
}

interface Written {
  readonly text: string
  readonly hold: number
}

type Pair = Extract<EquationPart, { kind: 'binary' }>

function pair({ operator, left, right }: Pair, write: (part: EquationPart) => Written): Written {
  const hold = holds[operator] ?? 1
  const [before, after] = leastOf(operator, hold)
  return { text: `${within(write(left), before)} ${operator} ${within(write(right), after)}`, hold }
}

/** How tightly what stands on either side has to hold. */
function leastOf(operator: string, hold: number): readonly [number, number] {
  if (operator === '^') return [atom, hold]
  return hold === 1 ? [2, 2] : [hold, hold + 1]
}

function within({ text, hold }: Written, least: number): string {
  return hold >= least ? text : `(${text})`
}

/** A percentage that an equation turns into a fraction itself. */
function isHundredth({ operator, left, right }: Pair, isPercent: (name: string) => boolean) {
  const known = left.kind === 'name' && isPercent(left.name) && right.kind === 'number'
  return (
    known &&
    ((operator === '/' && Number(right.text) === 100) ||
      (operator === '*' && Number(right.text) === 0.01))
  )
}
