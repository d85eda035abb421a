import { type Finding, isProblem } from '#quantity/finding'
import type { OpenStudy } from './study-context.ts'

/** Parts of a study that are begun in its rooms; without its other keys a document is broken. */
const begunInRooms: ReadonlySet<string> = new Set(['performers', 'job', 'jobs', 'solutions'])

/**
 * The problems of a study that somebody made. A part of the document that is not begun is none: the
 * rooms say what is still missing.
 */
export function toMend({
  evaluation,
  file,
}: Pick<OpenStudy, 'evaluation' | 'file'>): readonly Finding[] {
  const problems = (evaluation?.findings ?? []).filter(isProblem)
  return file.missing.length === 0 ? problems : problems.filter((one) => !isNotBegun(one))
}

function isNotBegun({ code, place }: Finding): boolean {
  return code === 'missing-key' && place.path !== undefined && begunInRooms.has(place.path)
}
