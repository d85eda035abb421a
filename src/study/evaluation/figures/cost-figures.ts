import type { Figure } from '#quantity/figure'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import { summaryFigure, type ValueContext } from '#study/evaluation/figures/value-figures'
import type { Cost } from '#value/model'

/** Each cost, the total cost of ownership of each solution, and the difference. */
export function costFigures(context: ValueContext): Figure[] {
  const { model, result } = context
  const solutions = Object.entries(result.tco)
  return [
    ...model.costs.flatMap((cost) => amountFigure(cost, context)),
    ...solutions.map(([solution, summary]) =>
      summaryFigure(
        {
          id: `value.tco[solution=${solution}]`,
          label: `Total cost of ownership of ${solution}, present value`,
          unit: model.currency,
          inputs: [...costsOf(context, [solution]), ...discounting(context)],
        },
        summary,
        context,
      ),
    ),
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

/** The cost figures of some solutions. */
function costsOf({ model }: ValueContext, solutions: readonly string[]): { figure: string }[] {
  return model.costs
    .filter(({ solution }) => solutions.includes(solution))
    .map(({ id }) => ({ figure: `value.cost.${id}` }))
}

/** What discounting and adoption rest on. */
export function discounting({ model }: ValueContext): ReturnType<typeof expressionInputs> {
  return expressionInputs([model.discountRate, ...model.adoption], model)
}
