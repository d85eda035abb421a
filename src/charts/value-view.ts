import type { EmptyState } from '#charts/chart'
import type { Assessment } from '#study/evaluation/assessment'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'

/** What the pictures of money are made of; the page of a report makes one for the reader's own figures. */
export interface ValueView {
  /** Names of the two solutions. */
  readonly ours: string
  readonly reference: string
  readonly model: ValueModel
  readonly value: ValueResult
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
    model,
    value,
  }
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
