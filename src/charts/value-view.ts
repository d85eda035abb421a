import type { EmptyState } from '#charts/chart'
import { contrastsBehind } from '#charts/contrasts-behind'
import { needsInWords } from '#charts/wording'
import type { Assessment } from '#study/evaluation/assessment'
import type { ValueModel } from '#value/model'
import type { Sensitivity, ValueResult } from '#value/result'

/** What the pictures of money are made of; the page of a report makes one for the reader's own figures. */
export interface ValueView {
  /** Names of the two solutions. */
  readonly ours: string
  readonly reference: string
  readonly model: ValueModel
  readonly value: ValueResult
  /** What needs are called, by id. */
  readonly needs: Readonly<Record<string, string>>
  /** Needs whose evidence is too early to tell, by id. */
  readonly tooEarly: readonly string[]
  /** The result to compare with, drawn as a ghost. */
  readonly before?: ValueResult
}

/** The money of an assessment; undefined where it has none. */
export function valueView(assessment: Assessment): ValueView | undefined {
  const { model, value } = assessment
  if (model === undefined || value === undefined) return undefined
  return {
    ours: solutionName(assessment, model.ours),
    reference: solutionName(assessment, model.reference),
    needs: Object.fromEntries(needsInWords(assessment)),
    tooEarly: needsTooEarly(assessment, model),
    model,
    value,
  }
}

/** The needs that the model takes from an estimate whose interval holds zero. */
function needsTooEarly({ estimates }: Assessment, model: ValueModel): readonly string[] {
  return contrastsBehind(model)
    .filter(({ need, block }) =>
      estimates.some(
        (estimate) =>
          estimate.need === need && estimate.block === block && estimate.certainty === 'too-early',
      ),
    )
    .map(({ need }) => need)
    .filter((need, i, all) => all.indexOf(need) === i)
}

/** Whether the solution costs anything in the model. */
export function hasCosts({ model }: Pick<ValueView, 'model'>): boolean {
  return model.costs.some(({ solution }) => solution === model.ours)
}

/** Whether freed capacity is among the benefits. */
export function hasCapacity({ model }: Pick<ValueView, 'model'>): boolean {
  return model.drivers.some((driver) => driver.class === 'capacity')
}

/** What an input of the model is called: the label of an assumption, the words of a need. */
export function inputWords(
  one: Pick<Sensitivity, 'input' | 'label'>,
  view: Pick<ValueView, 'needs' | 'model'>,
): string {
  const [kind, block = '', need = ''] = one.input.split('.')
  const words = view.needs[need]
  if (kind !== 'evidence' || words === undefined) return one.label
  const alone = Object.values(view.model.contrasts).every(
    (contrast) => contrast.need !== need || contrast.block === block,
  )
  return alone ? words : `${words} (${block})`
}

/** The name of a solution; its id where the study does not name it. */
export function solutionName(assessment: Assessment, id: string): string {
  return assessment.study.solutions.find((solution) => solution.id === id)?.name ?? id
}

/** What stands in the place of a picture of money where there is none. */
export function noMoney(assessment: Assessment): EmptyState {
  return assessment.study.model === undefined
    ? {
        why: 'The study has no value model yet.',
        next: 'Add assumptions and at least one driver under `value:` to see money.',
      }
    : {
        why: 'The value model could not be evaluated.',
        next: 'Mend the problems that are listed at the end; the rest of the report stands.',
      }
}
