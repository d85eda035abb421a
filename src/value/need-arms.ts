import type { Contrast } from '#evidence/joint-arms'
import type { NeedFunction } from '#value/formula/expression'
import type { NeedUse } from '#value/formula/variables'
import type { ValueModel } from '#value/model'

/** The arm parameters that a need's functions take: of the reference before, of ours after. */
export interface NeedArms {
  readonly before?: string
  readonly after?: string
  /** saved = sign x (before - after): 1 where less is better, -1 where more is. */
  readonly sign: 1 | -1
}

/** The contrast that `saved(need)` or `saved(need, block)` speaks of; none where there is no such evidence. */
export function contrastOf(model: ValueModel, { need, block }: NeedUse): Contrast | undefined {
  const key = block === undefined ? need : `${need}|${block}`
  return Object.hasOwn(model.contrasts, key) ? model.contrasts[key] : undefined
}

/** Which arms of a contrast are the reference's and ours, whichever of them is the baseline. */
export function needArms(model: ValueModel, contrast: Contrast): NeedArms {
  const arms = [contrast.baseline, ...(contrast.treatment ? [contrast.treatment] : [])]
  const before = arms.find(({ solution }) => solution === model.reference)?.parameter
  const after = arms.find(({ solution }) => solution === model.ours)?.parameter
  return {
    sign: contrast.better === 'lower' ? 1 : -1,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

/** Which of the two arms a function of a need takes. */
export function takenArms(name: NeedFunction, arms: NeedArms): readonly (string | undefined)[] {
  if (name === 'before') return [arms.before]
  if (name === 'after') return [arms.after]
  return [arms.before, arms.after]
}
