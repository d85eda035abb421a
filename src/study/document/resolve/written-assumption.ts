import type { Source } from '#quantity/figure'
import type { StudyDocument } from '#study/document/schema/study'
import type { Assumption } from '#value/model'

export type AssumptionDocument = NonNullable<StudyDocument['assumptions']>[number]

/** An assumption on its way, with its place in the document. */
export interface WrittenAssumption {
  readonly assumption: AssumptionDocument
  readonly index: number
}

/** What an assumption says, before who stands behind it. */
export type Said = Pick<Assumption, 'distribution' | 'text' | 'unit' | 'experts' | 'column'> & {
  /** Where the assumption itself has no source. */
  readonly source?: Source
}
