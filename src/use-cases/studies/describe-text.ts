import type { Finding } from '#quantity/finding'
import type { Missing } from '#contract/study'
import { parseText } from '#study/document/read-document'
import type { NamedText } from '#study/document/read-benchmarks'
import { extensionOf, readOverlay } from '#study/document/read-overlay'
import { readStudy } from '#study/document/resolve-study'
import type { Memory } from '#study/evaluation/memory'
import { missingParts } from '#use-cases/studies/missing-parts'
import type { StudyFacts } from '#use-cases/ports/store'

/** What the text of a study says without looking at rows. */
export interface TextDescription {
  /** As JSON; absent where the text is no YAML. */
  readonly document?: unknown
  readonly findings: readonly Finding[]
  readonly facts: StudyFacts
}

/** The name of the document among the files of a study. */
export const documentName = 'study.yaml'

/** A document, with the library of published figures that it takes some from. */
export interface DescribedText {
  readonly text: string
  readonly library?: NamedText
}

/** What a text says, read once for everybody who asks. */
export function describeText(
  described: DescribedText,
  files: readonly string[],
  memory: Memory,
): TextDescription {
  const key = JSON.stringify([files, described])
  return memory.recall(key, () => describe(described, files))
}

function describe({ text, library }: DescribedText, files: readonly string[]): TextDescription {
  const parsed = parseText(text, documentName)
  const document = parsed.value?.plain
  if (document === undefined) return { findings: parsed.findings, facts: factsOf({}, []) }
  const named = { text, file: documentName }
  if (extensionOf(named) !== undefined)
    return { document, findings: readOverlay(named).findings, facts: factsOf(document, []) }
  const { findings } = readStudy(text, documentName, library)
  return { document, findings, facts: factsOf(document, missingParts(document, files)) }
}

type Fields = Readonly<Record<string, unknown>>

function factsOf(document: unknown, missing: readonly Missing[]): StudyFacts {
  const fields = (document ?? {}) as Fields
  const { title, extends: base } = fields
  return {
    title:
      typeof title === 'string' && title.trim() !== '' ? title.slice(0, 300) : 'Untitled study',
    simulated: fields['simulated'] === true,
    customerModel: typeof base === 'string' && base !== '',
    missing,
    reviews: [...reviewDays(document)].toSorted(),
  }
}

/** Every day that stands under a key `review`. */
function reviewDays(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(reviewDays)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'review' && typeof each === 'string' && /^\d{4}-\d\d-\d\d$/.test(each)
      ? [each]
      : reviewDays(each),
  )
}
