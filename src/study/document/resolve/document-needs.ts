import type { DocumentPath } from '#study/document/document-text'
import type { JobDocument, StudyDocument } from '#study/document/schema/study'

export type NeedDocument = NonNullable<JobDocument['needs']>[number]

export interface PlacedNeed {
  readonly need: NeedDocument
  readonly path: DocumentPath
}

/** The jobs of a document, whether it wrote `job:` or `jobs:`. */
export function documentJobs(
  document: StudyDocument,
): readonly { readonly job: JobDocument; readonly path: DocumentPath }[] {
  const single = document.job ? [{ job: document.job, path: ['job'] }] : []
  const several = (document.jobs ?? []).map((job, index) => ({ job, path: ['jobs', index] }))
  return [...single, ...several]
}

/** Of documents that were asked: nothing of one is changed once it is read, and every reference asks. */
const needsOf = new WeakMap<StudyDocument, readonly PlacedNeed[]>()

/** Every need of a document, with where it stands. */
export function documentNeeds(document: StudyDocument): readonly PlacedNeed[] {
  const known = needsOf.get(document) ?? findNeeds(document)
  needsOf.set(document, known)
  return known
}

function findNeeds(document: StudyDocument): readonly PlacedNeed[] {
  return documentJobs(document).flatMap(({ job, path }) => [
    ...placed(job.needs, [...path, 'needs']),
    ...(job.steps ?? []).flatMap((step, index) =>
      placed(step.needs, [...path, 'steps', index, 'needs']),
    ),
  ])
}

function placed(needs: readonly NeedDocument[] | undefined, path: DocumentPath): PlacedNeed[] {
  return (needs ?? []).map((need, index) => ({ need, path: [...path, index] }))
}
