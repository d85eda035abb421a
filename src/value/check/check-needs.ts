import { problem, type Finding } from '#quantity/finding'
import type { Expression } from '#value/formula/expression'
import { placeOfSpan } from '#value/formula/formula-place'
import { postorder } from '#value/formula/postorder'
import { modelExpressions } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { contrastOf, needArms, takenArms } from '#value/need-arms'
import type { ModelCheck, ModelSurroundings } from './model-check.ts'

type NeedCall = Extract<Expression, { kind: 'need' }>

/** Functions of needs that have no evidence, more than one, or no money. */
export const checkNeeds: ModelCheck = (model, surroundings) =>
  modelExpressions(model).flatMap(({ expression, path }) =>
    postorder(expression).flatMap((part) => {
      if (part.kind !== 'need') return []
      const wrong = wrongWith(part, model, surroundings)
      if (wrong === undefined) return []
      const [code, message, hint] = wrong
      return [problem(code, placeOfSpan(surroundings.placeOf(path), part.span), message, hint)]
    }),
  )

type Wrong = readonly [code: Finding['code'], message: string, hint: string]

/** A need or block that nobody knows is left to the check of the units. */
function wrongWith(
  call: NeedCall,
  model: ValueModel,
  { needUnits }: ModelSurroundings,
): Wrong | undefined {
  const { need, block } = call
  if (!Object.hasOwn(needUnits, need)) return undefined
  const contrast = contrastOf(model, call)
  if (contrast === undefined) return block === undefined ? withoutBlock(call, model) : undefined
  if (contrast.refused !== undefined) return ['needs-proxy', contrast.refused, proxyHint]
  if (takenArms(call.name, needArms(model, contrast)).every((arm) => arm !== undefined)) {
    return undefined
  }
  const message = `The evidence \`${contrast.block}\` on \`${need}\` does not measure both \`${model.reference}\` and \`${model.ours}\`, so \`${call.name}(${need})\` has no value.`
  return ['formula', message, `Compare \`${model.reference}\` with \`${model.ours}\` in it.`]
}

const proxyHint = 'Name a metric that money hangs on, such as a count or a duration, as its proxy.'

function withoutBlock({ name, need }: NeedCall, model: ValueModel): Wrong {
  const blocks = Object.values(model.contrasts)
    .filter((contrast) => contrast.need === need)
    .map(({ block }) => block)
  const choices = [...new Set(blocks)].toSorted()
  if (choices.length === 0) {
    const hint = 'Measure it in an evidence block, or name an assumption instead.'
    return ['unknown-reference', `No evidence measures \`${need}\`.`, hint]
  }
  const message = `Several evidence blocks measure \`${need}\`: ${choices.join(', ')}.`
  return ['formula', message, `Say which: \`${name}(${need}, ${choices[0] ?? ''})\`.`]
}
