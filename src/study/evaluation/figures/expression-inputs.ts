import type { FigureInput } from '#quantity/figure'
import type { Expression } from '#value/formula/expression'
import { variablesOf } from '#value/formula/variables'
import type { ValueModel } from '#value/model'

/** What an expression rests on: assumptions by name, evidence by need, sub-formulas seen through. */
export function expressionInputs(
  expressions: readonly (Expression | undefined)[],
  model: ValueModel,
): FigureInput[] {
  const inputs = expressions.flatMap((expression) =>
    expression === undefined ? [] : inputsOf(expression, model),
  )
  const keys = inputs.map((input) => JSON.stringify(input))
  return inputs.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

function inputsOf(expression: Expression, model: ValueModel): FigureInput[] {
  const { names, needs } = variablesOf(expression)
  return [
    ...needs.flatMap(({ need, block }) => needInputs(need, block, model)),
    ...names.flatMap((name) => nameInputs(name, model)),
  ]
}

function nameInputs(name: string, model: ValueModel): FigureInput[] {
  const formula = model.formulas[name]
  if (formula !== undefined) return inputsOf(formula, model)
  const assumption = model.assumptions.find((candidate) => candidate.id === name)
  if (assumption === undefined) return []
  const { source, review, text, unit, customer, column } = assumption
  return [
    ...(column?.rows === undefined ? [] : [{ rows: column.rows }]),
    {
      assumption: name,
      written: `${text} ${unit.text === '1' || text.endsWith(unit.text) ? '' : unit.text}`.trim(),
      ...(source === undefined ? {} : { source }),
      ...(review === undefined ? {} : { review }),
      ...(customer === undefined ? {} : { customer }),
    },
  ]
}

function needInputs(need: string, block: string | undefined, model: ValueModel): FigureInput[] {
  const contrast = model.contrasts[block === undefined ? need : `${need}|${block}`]
  if (contrast === undefined) return []
  const base = `evidence.${contrast.block}.${need}`
  return [{ figure: contrast.treatment === undefined ? `${base}.baseline` : `${base}.difference` }]
}
