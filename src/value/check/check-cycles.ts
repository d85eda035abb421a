import { problem } from '#quantity/finding'
import { variablesOf } from '#value/formula/variables'
import { formulaExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import type { ModelCheck } from './model-check.ts'

/** Formulas that are defined by themselves, each circle once. */
export const checkCycles: ModelCheck = (model, { placeOf }) =>
  circlesOf(model).map((circle) => {
    const [first = ''] = circle
    const { path } = formulaExpression(first, model.formulas[first]!)
    const way = [...circle, first].map((id) => `\`${id}\``).join(' uses ')
    const message = `The formula \`${first}\` is defined by itself: ${way}.`
    return problem(
      'circular-reference',
      placeOf(path),
      message,
      'Take one of them out of the other.',
    )
  })

/** Each circle among the formulas, its smallest id first. */
function circlesOf(model: ValueModel): readonly (readonly string[])[] {
  const done = new Set<string>()
  const circles: (readonly string[])[] = []
  const visit = (id: string, way: readonly string[]): void => {
    if (way.includes(id)) {
      circles.push(smallestFirst(way.slice(way.indexOf(id))))
      return
    }
    const formula = Object.hasOwn(model.formulas, id) ? model.formulas[id] : undefined
    if (formula === undefined || done.has(id)) return
    for (const name of variablesOf(formula).names) visit(name, [...way, id])
    done.add(id)
  }
  for (const id of Object.keys(model.formulas)) visit(id, [])
  const seen = new Map(circles.map((circle) => [circle.join(' '), circle]))
  return [...seen.values()]
}

function smallestFirst(circle: readonly string[]): readonly string[] {
  const start = circle.indexOf(circle.toSorted()[0] ?? '')
  return [...circle.slice(start), ...circle.slice(0, start)]
}
