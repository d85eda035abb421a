import type { StudySummary } from '#contract/study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredStudy } from '#use-cases/ports/store'

export interface StudySearch {
  readonly search?: string | undefined
  readonly archived?: boolean | undefined
}

/** The studies of a workspace, the last changed first, without reading any of them. */
export async function listStudySummaries(
  who: Actor,
  { search = '', archived = false }: StudySearch,
  { store, surroundings }: Pick<StudyPorts, 'store' | 'surroundings'>,
): Promise<StudySummary[]> {
  const today = surroundings.now().slice(0, 10)
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  const all = await store.studies(who.workspace, archived)
  return all
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .map((study) => summaryOf(study, today))
}

function summaryOf({ reviews, missing, ...study }: StoredStudy, today: string): StudySummary {
  const due = reviews.filter((day) => day <= today)
  const next = reviews.find((day) => day > today)
  return {
    ...study,
    missing: [...missing],
    reviewsDue: due.length,
    ...(next === undefined ? {} : { nextReview: next }),
  }
}
