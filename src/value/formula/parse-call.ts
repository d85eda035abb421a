import { nearestName } from '#quantity/nearest'
import type { Expression, Span } from '#value/formula/expression'
import { parseDistribution } from '#value/formula/parse-distribution'
import { checkName } from '#value/formula/parse-name'
import type { Reader } from '#value/formula/reader'
import { accept, advance, fail, lastEnd, peek, peekText, skipBrackets } from '#value/formula/reader'
import { formulaWords, isMathFunction, isNeedFunction, mathFunctions } from '#value/formula/words'

/** Reads one value of a function. */
type ReadValue = (reader: Reader) => Expression

/** A function with its values; undefined where the next word is no function call. */
export function parseCall(reader: Reader, readValue: ReadValue): Expression | undefined {
  const distribution = parseDistribution(reader)
  if (distribution !== undefined) return distribution
  if (peekText(reader, 1) !== '(') return undefined
  const name = peekText(reader)
  const { span } = advance(reader)
  if (isNeedFunction(name)) return parseNeed(reader, name, span)
  const of = parseValues(reader, readValue)
  const whole = { start: span.start, end: lastEnd(reader) }
  if (!isMathFunction(name)) {
    fail(reader, 'formula', span, [`"${name}" is not a function.`, nearestFunction(name)])
    return { kind: 'number', value: 1, span: whole }
  }
  checkCount(reader, name, { count: of.length, span: whole })
  return { kind: 'call', name, of, span: whole }
}

function parseValues(reader: Reader, readValue: ReadValue): Expression[] {
  const open = advance(reader)
  const values: Expression[] = []
  if (accept(reader, ')')) return values
  do values.push(readValue(reader))
  while (accept(reader, ','))
  if (!accept(reader, ')'))
    fail(reader, 'formula', open.span, [
      'This bracket is never closed.',
      'Write `)` where it ends.',
    ])
  return values
}

function checkCount(
  reader: Reader,
  name: keyof typeof mathFunctions,
  call: { readonly count: number; readonly span: Span },
): void {
  const [least, most] = mathFunctions[name]
  if (call.count >= least && call.count <= most) return
  const wanted = most === Infinity ? 'at least one value' : least === 1 ? 'one value' : '3 values'
  const written = name === 'if' ? 'condition, then, else' : most === Infinity ? 'a, b' : 'a'
  const found = `\`${name}\` takes ${wanted}, not ${String(call.count)}.`
  fail(reader, 'formula', call.span, [found, `Write \`${name}(${written})\`.`])
}

function nearestFunction(name: string): string {
  const near = nearestName(name, formulaWords)
  return near === undefined
    ? 'There are if, min, max, exp, ln, sqrt, sum, saved, before, after and ratio.'
    : `Did you mean \`${near}\`?`
}

/** What is wrong where something else than one or two ids stands in the brackets, or where they are not closed. */
function needWords(name: string, ids: readonly string[]): [found: string, hint: string] {
  const form = `Write \`${name}(need)\` or \`${name}(need, block)\``
  return ids.length === 0 || ids.length > 2
    ? [`\`${name}\` takes the id of a need.`, `${form}.`]
    : [
        `\`${name}\` takes the id of a need, perhaps that of a block, and nothing else.`,
        `${form}, and close the bracket behind it.`,
      ]
}

/** `saved(need)` or `saved(need, block)`: ids, not expressions. */
function parseNeed(
  reader: Reader,
  name: 'saved' | 'before' | 'after' | 'ratio',
  { start }: Span,
): Expression {
  advance(reader)
  const ids: string[] = []
  while (peek(reader).kind === 'word') {
    const id = peekText(reader)
    checkName(reader, id, advance(reader).span)
    ids.push(id)
    if (!accept(reader, ',')) break
  }
  const [need = '', block] = ids
  if (need === '' || ids.length > 2 || peekText(reader) !== ')') {
    fail(reader, 'formula', { start, end: lastEnd(reader) }, needWords(name, ids))
    skipBrackets(reader)
  }
  accept(reader, ')')
  const span = { start, end: lastEnd(reader) }
  return { kind: 'need', name, need, span, ...(block === undefined ? {} : { block }) }
}
