import { basename, dirname } from 'node:path'
import { measuredNeeds } from '#evidence/metric-family'
import { profileOf, type FileProfile } from '#evidence/profile/file-profile'
import { proposeMapping } from '#evidence/profile/mapping-proposal'
import { proposalYaml } from '#evidence/profile/proposal-yaml'
import type { KnownStudy } from '#evidence/profile/proposed-column'
import { proposeNeedsSurvey } from '#market/needs/proposed-survey'
import type { Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { needsOf } from '#study/study'
import type { Ports } from '#use-cases/assess'
import type { Documents } from '#use-cases/ports/documents'
import { readStudyFile } from '#use-cases/read-study-file'

export interface FileProfileRequest {
  readonly file: string
  /** Of a workbook. */
  readonly sheet?: string
  /** Of a longer text only the first lines are looked at; absent: all. */
  readonly mostBytes?: number
  /** A study whose needs and solutions the columns are proposed for. */
  readonly study?: string
}

/** What a file holds, and how a study could read it. */
export interface ProfiledFile {
  readonly profile: FileProfile
  /** A `data:` block to be pasted, and a survey of needs where columns look like one. */
  readonly proposal: string
}

/** Looks at a file before anything of it is used. */
export async function profileFile(
  request: FileProfileRequest,
  { documents, rows }: Pick<Ports, 'documents' | 'rows'>,
): Promise<Outcome<ProfiledFile>> {
  const { file, sheet, mostBytes } = request
  const known = await knownStudy(request.study, documents)
  if (known.value === undefined) return { findings: known.findings }
  const facts = await rows.profile({
    file: basename(file),
    roots: { folder: dirname(file) },
    ...(sheet === undefined ? {} : { sheet }),
    ...(mostBytes === undefined ? {} : { mostBytes }),
  })
  if (facts.value === undefined) return { findings: facts.findings }
  const profile = profileOf(facts.value)
  const mapping = proposeMapping(profile, known.value, sheet)
  const proposal = proposalYaml(mapping) + proposeNeedsSurvey(profile, mapping.id)
  return { value: { profile, proposal }, findings: facts.findings }
}

/** The needs and solutions of a study that can be read; none where no study is named. */
async function knownStudy(
  path: string | undefined,
  documents: Documents,
): Promise<Outcome<KnownStudy>> {
  if (path === undefined) return { value: { needs: [], solutions: [] }, findings: [] }
  const found = await documents.find(path)
  if (found === undefined) return { findings: missingDocument(path).findings }
  const read = await readStudyFile(found, documents)
  if (read.value === undefined) return { findings: read.findings }
  const { study } = read.value
  const needs = needsOf(study).map(({ need }) => need)
  const ids = needs.map(({ id }) => id)
  return { value: { needs: measuredNeeds(ids, needs), solutions: study.solutions }, findings: [] }
}
