import type { Contrast, JointArms } from '#evidence/joint-arms'
import type { Finding, Place } from '#quantity/finding'
import { contrastsByName } from '#study/evaluation/contrasts'
import { needsOf, type Study } from '#study/study'
import { checkModel } from '#value/check-model'
import type { ValueModel } from '#value/model'

/** The whole value model of a study: what the document says and what the rows bring. */
export function completeModel(
  model: NonNullable<Study['model']>,
  contrasts: readonly Contrast[],
  arms: readonly JointArms[],
): ValueModel {
  return { ...model, arms, contrasts: contrastsByName(contrasts, model) }
}

/** What keeps a model from being money, and what is doubtful about it. */
export function checkValue(
  study: Pick<Study, 'jobs'>,
  model: ValueModel,
  placeOf: (path: string) => Place,
): readonly Finding[] {
  const needUnits = Object.fromEntries(
    needsOf(study).flatMap(({ need }) =>
      need.metric === undefined ? [] : [[need.id, need.metric.unit]],
    ),
  )
  return checkModel(model, { needUnits, placeOf })
}
