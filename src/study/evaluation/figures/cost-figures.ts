import type { Figure } from '#quantity/figure'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import { summaryFigure, type ValueContext } from '#study/evaluation/figures/summary-figure'
import { categoryOf, costCategories } from '#value/cost-categories'
import { curveExpressions } from '#value/model-expressions'
import type { Cost, CostCategory } from '#value/model'
import type { Summary } from '#value/result'

/** Each cost, the total cost of ownership of each solution and its parts, and the difference. */
export function costFigures(context: ValueContext): Figure[] {
  const { model, result } = context
  return [
    ...model.costs.flatMap((cost) => amountFigure(cost, context)),
    ...Object.keys(result.tco).flatMap((solution) => ownershipFigures(solution, context)),
    summaryFigure(
      {
        id: 'value.cost',
        label: `Costs of ${model.ours} less those of ${model.reference}, present value`,
        unit: model.currency,
        inputs: [model.ours, model.reference]
          .filter((solution) => solution in result.tco)
          .map((solution) => ({ figure: `value.tco[solution=${solution}]` })),
      },
      result.cost,
      context,
    ),
  ]
}

function amountFigure(cost: Cost, context: ValueContext): Figure[] {
  const found = context.result.costs.find(({ id }) => id === cost.id)
  if (found === undefined) return []
  const { currency } = context.model
  return [
    summaryFigure(
      {
        id: `value.cost.${cost.id}`,
        label: `${cost.label}${cost.timing.once ? '' : ', a year'}`,
        unit: cost.timing.once ? currency : `${currency}/year`,
        inputs: expressionInputs([cost.amount], context.model),
        method: cost.text,
      },
      found.amount,
      context,
    ),
  ]
}

/** What a solution costs: in all, by category, and in hours of the customer's own people. */
function ownershipFigures(solution: string, context: ValueContext): Figure[] {
  const { model, result } = context
  const costs = model.costs.filter((cost) => cost.solution === solution)
  const figure = (
    { part, words }: { readonly part: string; readonly words: string },
    summary: Summary,
    rests: readonly Cost[],
  ): Figure =>
    summaryFigure(
      {
        id: `value.tco${part}[solution=${solution}]`,
        label: `${words} of ${solution}, present value`,
        unit: model.currency,
        inputs: [
          ...rests.map(({ id }) => ({ figure: `value.cost.${id}` })),
          ...discounting(context),
        ],
      },
      summary,
      context,
    )
  const parts = Object.entries(result.tcoByCategory[solution] ?? {}).map(([name, summary]) => {
    const words = `Cost of ${costCategories[name as CostCategory]}`
    return figure(
      { part: `.${name}`, words },
      summary,
      costs.filter(({ kind }) => categoryOf[kind] === name),
    )
  })
  const internal = result.tcoInternal[solution]
  const hours = costs.filter((cost) => cost.internal)
  return [
    figure({ part: '', words: 'Total cost of ownership' }, result.tco[solution]!, costs),
    ...parts,
    ...(internal === undefined
      ? []
      : [
          figure(
            { part: '.internal', words: "Hours of the customer's own people" },
            internal,
            hours,
          ),
        ]),
  ]
}

/** What discounting and adoption rest on. */
export function discounting({ model }: ValueContext): ReturnType<typeof expressionInputs> {
  const { discountRate, adoption, curve } = model
  const shares = curve === undefined ? [] : curveExpressions(curve)
  return expressionInputs(
    [discountRate, ...adoption, ...shares.map(({ expression }) => expression)],
    model,
  )
}
