import { createContext, useContext } from 'react'
import type { ValueView } from '#charts/value-view'
import type { Assessment } from '#contract/assessment'
import type { DocumentEdit, Json } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import type { Traced } from '#drawing/html/figure-link'
import type { Locale } from '#quantity/locale'
import type { Evaluation } from '../call/queries.ts'
import type { Check } from '../check/use-check.ts'
import type { CellDrafts } from '../cells/cell-drafts.ts'
import type { EditQueue } from '../save/edit-queue.ts'

/** What every room of an open study is made from. */
export interface OpenStudy {
  readonly id: string
  readonly file: StudyDocument
  /** With the edits that are still on their way. */
  readonly document: Json
  readonly evaluation: Evaluation | undefined
  readonly assessment: Assessment | undefined
  /** The money, where there is any. */
  readonly view: ValueView | undefined
  readonly traced: Traced
  readonly locale: Locale
  readonly queue: EditQueue
  readonly drafts: CellDrafts
  /**
   * Changes the document; the words stand in the history. Where it is still looked at whether the change
   * fits, it is sent once that is known, and taken out where it does not.
   */
  edit(edits: readonly DocumentEdit[], why: string, fits?: Promise<boolean>): void
  readonly check: Check
}

export const StudyContext = createContext<OpenStudy | undefined>(undefined)

/** The study that is open. Only inside its page. */
export function useOpenStudy(): OpenStudy {
  const study = useContext(StudyContext)
  if (study === undefined) throw new Error('no study is open here')
  return study
}
