import type { DocumentPath } from '#study/document/document-text'
import type { StudyDocument } from '#study/document/schema/study'

type EntryDocument = NonNullable<StudyDocument['evidence']>[number]

/** Evidence without rows. */
export type StatedDocument = Extract<EntryDocument, { design: 'benchmark' | 'interview' }>

/** Evidence on the rows of a data set. */
export type EvidenceDocument = Exclude<EntryDocument, StatedDocument>

interface Placed<Block> {
  readonly block: Block
  readonly path: DocumentPath
}

/** The evidence of a document that rests on rows, with where it stands. */
export function rowBlocks({ evidence }: StudyDocument): readonly Placed<EvidenceDocument>[] {
  return (evidence ?? []).flatMap((block, index) =>
    isStated(block) ? [] : [{ block, path: ['evidence', index] }],
  )
}

/** The evidence of a document that people or publications state, with where it stands. */
export function statedBlocks({ evidence }: StudyDocument): readonly Placed<StatedDocument>[] {
  return (evidence ?? []).flatMap((block, index) =>
    isStated(block) ? [{ block, path: ['evidence', index] }] : [],
  )
}

function isStated(block: EntryDocument): block is StatedDocument {
  return block.design === 'benchmark' || block.design === 'interview'
}
