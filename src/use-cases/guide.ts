import type { Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { interviewGuide, type InterviewGuide } from '#study/interview-guide/interview-guide'
import { needsOf } from '#study/study'
import { assess, type Ports, type StudyRequest } from '#use-cases/assess'
import { readStudyFile } from '#use-cases/read-study-file'
import { unknownNeed } from '#use-cases/unknown-need'

export interface GuideRequest extends StudyRequest {
  /** Absent: every need. */
  readonly need?: string
}

/** Enough to say which assumption moves the result most. */
const ranking = { seed: 1, draws: 2000, level: 0.95 }

/** Makes an interview guide from a study; assumptions are ranked where its rows can be read. */
export async function guideInterview(
  request: GuideRequest,
  ports: Ports,
): Promise<Outcome<InterviewGuide>> {
  const found = await ports.documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, ports.documents)
  if (read.value === undefined) return { findings: read.findings }
  const { study } = read.value
  const { need } = request
  const ids = needsOf(study).map((one) => one.need.id)
  if (need !== undefined && !ids.includes(need)) return { findings: [unknownNeed(need, ids)] }
  const assessed = await assess({ ...request, settings: ranking }, ports)
  const sensitivities = assessed.value?.value?.sensitivities ?? []
  const guide = interviewGuide(study, { sensitivities, ...(need === undefined ? {} : { need }) })
  return { value: guide, findings: [] }
}
