import type { Place } from '#quantity/finding'
import { sentence } from '#quantity/sentence'
import { plainNumber } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { doubt, refuse, take, type Resolution } from '#study/document/resolve/resolution'
import type { Expression } from '#value/formula/expression'
import { parseFormula } from '#value/formula/parse-formula'
import type { Assumption } from '#value/model'

/** Expressions of a study; ranges written inside them become assumptions of their own. */
export interface Expressions {
  /** The expression written at a path; inline ranges get the id `owner.field`. */
  read(written: string | number, path: DocumentPath, id: string): Expression
  readonly generated: Assumption[]
}

/** What an expression that could not be read is replaced with: the problem list says so. */
const nothing: Expression = { kind: 'number', value: 0, span: { start: 0, end: 0 } }

/** The reader of expressions of one document. */
export function createExpressions(resolution: Resolution): Expressions {
  const generated: Assumption[] = []
  const counts = new Map<string, number>()
  return {
    generated,
    read(written, path, id) {
      const text = String(written)
      const place = textPlace(resolution, text, path)
      const parsed = take(resolution, parseFormula(text, { allowDistributions: true, place }))
      if (parsed === undefined) return nothing
      return withoutRanges(parsed, (range) => {
        const assumption = inlineRange(resolution, range, { id, text, path, counts })
        generated.push(assumption)
        return { kind: 'name', name: assumption.id, span: range.span }
      })
    },
  }
}

/** Place of the first letter of a text: inside its quotes where it is quoted. */
export function textPlace(resolution: Resolution, text: string, path: DocumentPath): Place {
  const place = resolution.place(path)
  return resolution.quoted(path) && place.column !== undefined && text !== ''
    ? { ...place, column: place.column + 1 }
    : place
}

type Range = Extract<Expression, { kind: 'distribution' }>

function inlineRange(
  resolution: Resolution,
  range: Range,
  written: {
    readonly id: string
    readonly text: string
    readonly path: DocumentPath
    readonly counts: Map<string, number>
  },
): Assumption {
  const { text, path } = written
  const id = freeId(written.id, written.counts)
  doubt(
    resolution,
    ['no-source', path],
    `The range \`${text.slice(range.span.start, range.span.end)}\` has no source.`,
    'Write it under `assumptions` with a source, and name it here.',
  )
  return {
    id,
    label: labelOf(id),
    distribution: range.distribution,
    text: text.slice(range.span.start, range.span.end),
    unit: range.unit ?? plainNumber,
    generated: true,
    path: resolution.place(path).path ?? '',
  }
}

/** The id that is wanted, or the next one with a number; `counts` are those that were given so far. */
function freeId(wanted: string, counts: Map<string, number>): string {
  let count = (counts.get(wanted) ?? 0) + 1
  const numbered = (): string => (count === 1 ? wanted : `${wanted}-${count}`)
  while (counts.has(numbered()) && count > 1) count += 1
  counts.set(wanted, count)
  if (count > 1) counts.set(numbered(), 1)
  return numbered()
}

/** Words for an id: `cost.training.amount` is "Training amount". */
export function labelOf(id: string): string {
  return sentence(id.split('.').slice(-2).join(' ').replaceAll('-', ' '))
}

/** The same expression with every distribution replaced. */
function withoutRanges(expression: Expression, replace: (range: Range) => Expression): Expression {
  switch (expression.kind) {
    case 'distribution':
      return replace(expression)
    case 'negate':
      return { ...expression, of: withoutRanges(expression.of, replace) }
    case 'binary':
      return {
        ...expression,
        left: withoutRanges(expression.left, replace),
        right: withoutRanges(expression.right, replace),
      }
    case 'call':
      return { ...expression, of: expression.of.map((part) => withoutRanges(part, replace)) }
    default:
      return expression
  }
}

/** Refuses a key that is missing for a reason the schema cannot see. */
export function refuseMissing(
  resolution: Resolution,
  path: DocumentPath,
  message: string,
  hint: string,
): Expression {
  refuse(resolution, ['missing-key', path], message, hint)
  return nothing
}
