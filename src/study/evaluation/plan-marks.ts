import { countInWords } from '#evidence/words'
import { hashOf } from '#quantity/hash'
import type { InputMark } from '#study/evaluation/saved-results'
import type { Study } from '#study/study'
import type { Expression } from '#value/formula/expression'
import { variablesOf } from '#value/formula/variables'
import { curveExpressions } from '#value/model-expressions'

type Model = NonNullable<Study['model']>

/** What a value model says of the whole plan, each thing by a name of its own. */
export function planMarks(model: Model): Readonly<Record<string, InputMark>> {
  const byMonths = model.period === 'month'
  const marks: readonly (readonly [name: string, value: unknown, words: string])[] = [
    ['currency', model.currency, model.currency],
    ['solutions', [model.ours, model.reference], `${model.ours} against ${model.reference}`],
    ['horizon', byMonths ? [model.horizon, 'month'] : model.horizon, horizonInWords(model)],
    ...(model.start === undefined ? [] : [['start', model.start, model.start] as const]),
    ['discount rate', model.discountRate, expressionWords(model.discountRate)],
    ['adoption', model.curve ?? model.adoption, adoptionInWords(model)],
    ['losses', model.losses, model.losses],
    [
      'moment of flows',
      model.midPeriod,
      `${model.midPeriod ? 'middle' : 'end'} of a ${model.period}`,
    ],
    ['payback basis', model.paybackBasis, model.paybackBasis],
    ...(model.scenarios === undefined
      ? []
      : [['scenarios', model.scenarios, entriesInWords(model.scenarios.length)] as const]),
    ['correlations', model.correlations, entriesInWords(model.correlations.length)],
    ['intangibles', model.intangibles, entriesInWords(model.intangibles.length)],
  ]
  const rates = Object.entries(model.rates ?? {}).map(
    ([code, rate]) => [`rate of ${code}`, mark(rate, expressionWords(rate))] as const,
  )
  const formulas = Object.entries(model.formulas).map(
    ([id, formula]) => [`formula ${id}`, mark(formula, expressionWords(formula))] as const,
  )
  return Object.fromEntries([
    ...marks.map(([name, value, words]) => [name, mark(value, words)] as const),
    ...formulas,
    ...rates,
  ])
}

function mark(value: unknown, words: string): InputMark {
  return { hash: hashOf(value), words, anchor: 'value.' }
}

function horizonInWords({ horizon, period }: Model): string {
  return period === 'month'
    ? countInWords(Math.round(12 * horizon), 'month')
    : countInWords(horizon, 'year')
}

function adoptionInWords({ adoption, curve }: Model): string {
  if (curve === undefined) return adoption.map(expressionWords).join(', ')
  const fields = curveExpressions(curve).map(({ expression }) => expressionWords(expression))
  return `${curve.shape}: ${fields.join(', ')}`
}

function entriesInWords(count: number): string {
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
