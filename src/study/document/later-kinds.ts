import type { z } from 'zod'
import { problem, type Finding } from '#quantity/finding'
import { placeOf, type DocumentPath, type DocumentText } from '#study/document/document-text'
import { laterSurveyKinds, surveyKinds } from '#study/document/schema/market/surveys'

interface Misfit {
  readonly document: DocumentText
  readonly issue: z.core.$ZodIssue
  readonly path: DocumentPath
}

/** The finding on a kind of survey that this version refuses by name; undefined for anything else. */
export function laterKind({ document, issue, path }: Misfit): Finding | undefined {
  const [top, , key, ...deeper] = path
  const isKind = top === 'surveys' && key === 'kind' && deeper.length === 0
  const kind = document.tree.getIn(path)
  if (!isKind || issue.code !== 'invalid_union' || !laterSurveyKinds.includes(String(kind)))
    return undefined
  const message = `Surveys of the kind \`${String(kind)}\` are not in this version.`
  const hint = `This version has: ${surveyKinds.join(', ')}.`
  return problem('not-supported', placeOf(document, path), message, hint)
}
