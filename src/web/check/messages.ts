import type { DocumentEdit, Json } from '#contract/edit'
import type { Finding } from '#quantity/finding'

/** The texts of the files that lie beside a study, by name. */
export type TextsBeside = Readonly<Record<string, string>>

/** The study that questions are about; sent before the first one and where it has changed. */
export interface CheckedStudy {
  readonly kind: 'study'
  readonly document: Json
  readonly beside: TextsBeside
}

/** Asks what would be wrong with that study after some edits. */
export interface CheckQuestion {
  readonly kind: 'question'
  readonly turn: number
  readonly edits: readonly DocumentEdit[]
}

/** What would be wrong that is not wrong now. */
export interface CheckAnswer {
  readonly turn: number
  readonly problems: readonly Finding[]
}
