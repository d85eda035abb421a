import { hashOf } from '#quantity/hash'
import type { InputMark } from '#study/evaluation/saved-results'
import type { Study } from '#study/study'
import type { Expression } from '#value/formula/expression'
import { variablesOf } from '#value/formula/variables'

type Model = NonNullable<Study['model']>

/** What a value model says of the whole plan, each thing by a name of its own. */
export function planMarks(model: Model): Readonly<Record<string, InputMark>> {
  const marks: readonly (readonly [name: string, value: unknown, words: string])[] = [
    ['currency', model.currency, model.currency],
    ['solutions', [model.ours, model.reference], `${model.ours} against ${model.reference}`],
    ['horizon', model.horizon, `${model.horizon} ${model.horizon === 1 ? 'year' : 'years'}`],
    ['discount rate', model.discountRate, expressionWords(model.discountRate)],
    ['adoption', model.adoption, model.adoption.map(expressionWords).join(', ')],
    ['losses', model.losses, model.losses],
    ['moment of flows', model.midPeriod, model.midPeriod ? 'middle of a year' : 'end of a year'],
    ['payback basis', model.paybackBasis, model.paybackBasis],
    ['correlations', model.correlations, counted(model.correlations.length)],
    ['intangibles', model.intangibles, counted(model.intangibles.length)],
  ]
  const formulas = Object.entries(model.formulas).map(
    ([id, formula]) => [`formula ${id}`, mark(formula, expressionWords(formula))] as const,
  )
  return Object.fromEntries([
    ...marks.map(([name, value, words]) => [name, mark(value, words)] as const),
    ...formulas,
  ])
}

function mark(value: unknown, words: string): InputMark {
  return { hash: hashOf(value), words, anchor: 'value.' }
}

function counted(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`
}

function expressionWords(expression: Expression): string {
  if (expression.kind === 'number') {
    const { value, unit } = expression
    return unit === undefined ? `${value}` : `${value} ${unit.text}`
  }
  if (expression.kind === 'name') return expression.name
  const { names, needs } = variablesOf(expression)
  return ['a formula of', [...names, ...needs.map(({ need }) => need)].join(', ')].join(' ')
}
