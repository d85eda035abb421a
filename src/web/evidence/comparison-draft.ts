import type { DocumentEdit, Json } from '#contract/edit'
import { chooseDesign, type DesignAnswers } from '#evidence/choose-design'
import { newId } from '../fields/new-id.ts'
import {
  type ChangeDraft,
  changeKeys,
  type HeldColumn,
  isInWords,
  isWhole,
} from './change-draft.ts'
import { columnsInReach } from './join-draft.ts'

/** A comparison as it is asked for in plain words. */
export interface ComparisonDraft {
  readonly answers: DesignAnswers
  /** Id of the data set. */
  readonly data: string
  readonly baseline: string
  readonly treatment: string
  readonly needs: readonly string[]
  readonly covariates: readonly string[]
  /** Counts where some changed at a date and others did not. */
  readonly change: ChangeDraft
}

/** Whether enough is said to add it. */
export function isReady(draft: ComparisonDraft): boolean {
  const { answers, needs, baseline, treatment, change } = draft
  const arms = baseline !== '' && (!answers.compared || treatment !== '')
  return needs.length > 0 && arms && (!hasChange(answers) || isWhole(change))
}

/** Whether the answers ask who changed when. */
export function hasChange(answers: DesignAnswers): boolean {
  return chooseDesign(answers) === 'difference-in-differences'
}

/** What brings it into a document, whose columns hold what `held` says. */
export function comparisonEdits(
  draft: ComparisonDraft,
  document: Json,
  held: readonly HeldColumn[],
): readonly DocumentEdit[] {
  const { answers, data, covariates, change } = draft
  const { compared, sameUnits } = answers
  const words = isInWords(held.find(({ id }) => id === change.at))
  const over = hasChange(answers)
    ? changeKeys(change, { document, data, words })
    : { keys: {}, edits: [] }
  const units = sameUnits && compared && columnsInReach(document, data).includes('customer')
  const entry: Json = {
    id: newId(compared ? 'comparison' : 'today', document),
    data,
    design: chooseDesign(answers),
    ...(units ? { unit: 'customer' } : {}),
    baseline: draft.baseline,
    ...(compared ? { treatment: draft.treatment } : {}),
    needs: draft.needs,
    ...over.keys,
    ...(covariates.length === 0 ? {} : { covariates }),
  }
  return [...over.edits, { kind: 'insert', path: ['evidence'], new: entry }]
}
