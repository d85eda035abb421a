import { problem, type Finding } from '#quantity/finding'
import { placeOfSpan } from '#value/formula/formula-place'
import { postorder } from '#value/formula/postorder'
import { driverExpressions } from '#value/model-expressions'
import type { Driver, ValueModel } from '#value/model'
import { contrastOf } from '#value/need-arms'
import { everythingIn, type ModelCheck, type ModelSurroundings } from './model-check.ts'

/** Haircuts that count twice, and attribution where a control group has already done its work. */
export const checkHaircuts: ModelCheck = (model, surroundings) => [
  ...countedTwice(model, surroundings),
  ...model.drivers.flatMap((driver) => lockedAttribution(model, driver, surroundings)),
]

function countedTwice(model: ValueModel, { placeOf }: ModelSurroundings): readonly Finding[] {
  const owners = haircutOwners(model)
  return model.drivers.flatMap((driver) => {
    const { expression, path, words } = driverExpressions(driver).formula
    return [...everythingIn(model, expression).names].flatMap((name) => {
      const owner = owners.get(name)
      if (owner === undefined) return []
      const part = postorder(expression).find((part) => part.kind === 'name' && part.name === name)
      const place = part === undefined ? placeOf(path) : placeOfSpan(placeOf(path), part.span)
      const message = `\`${name}\` stands in ${words} and is ${owner} as well: it would shrink a gain twice.`
      const hint = 'Take it out of the formula; as a haircut it never shrinks a loss.'
      return [problem('haircut', place, message, hint)]
    })
  })
}

/** Assumptions that haircut fields name, with the field: "the capture of the driver x". */
function haircutOwners(model: ValueModel): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const driver of model.drivers) {
    const { capture, attribution, executionRisk, decay } = driverExpressions(driver)
    for (const field of [capture, attribution, executionRisk, decay]) {
      if (field === undefined) continue
      for (const name of everythingIn(model, field.expression).names) {
        if (!owners.has(name) && !Object.hasOwn(model.formulas, name)) owners.set(name, field.words)
      }
    }
  }
  return owners
}

function lockedAttribution(
  model: ValueModel,
  driver: Driver,
  { placeOf }: ModelSurroundings,
): readonly Finding[] {
  const { attribution, formula } = driverExpressions(driver)
  if (attribution === undefined) return []
  const { expression } = attribution
  if (expression.kind === 'number' && expression.value * (expression.unit?.factor ?? 1) === 1)
    return []
  const contrasts = everythingIn(model, formula.expression).needs.map((use) =>
    contrastOf(model, use),
  )
  if (contrasts.length === 0 || !contrasts.every((contrast) => contrast?.controlled === true))
    return []
  const message = `The driver \`${driver.id}\` rests on evidence with a control group: what would have happened anyway is already out, and its attribution is 1.`
  return [problem('haircut', placeOf(attribution.path), message, 'Leave `attribution` out.')]
}
