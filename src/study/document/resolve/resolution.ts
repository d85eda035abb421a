import { problem, warning, type Finding, type Outcome, type Place } from '#quantity/finding'
import type { FindingCode } from '#quantity/finding-codes'
import { createNameSearch, type NameSearch } from '#quantity/nearest'
import { isQuoted, placeOf, type DocumentPath } from '#study/document/document-text'
import type { ReadDocument } from '#study/document/read-document'
import type { StudyDocument } from '#study/document/schema/study'

interface OwnFigure {
  readonly customer: string
  readonly keys?: readonly string[]
}

/** A document on its way to a study, with the findings met so far. */
export interface Resolution {
  readonly document: StudyDocument
  readonly findings: Finding[]
  /** Whose own figure an assumption is, by its index; of a labour cost, which parts of it. */
  readonly customers?: ReadonlyMap<number, OwnFigure>
  /** What a mistyped name most likely meant. */
  readonly nearest: NameSearch
  place(path: DocumentPath): Place
  /** Whether the text at a path stands in quotes. */
  quoted(path: DocumentPath): boolean
}

/** A resolution that has met nothing yet. */
export function createResolution(read: ReadDocument): Resolution {
  return {
    document: read.document,
    findings: [],
    nearest: createNameSearch(),
    place: (path) => placeOf(read.source, path),
    quoted: (path) => isQuoted(read.source, path),
  }
}

/** Notes a problem at a path of the document. */
export function refuse(
  resolution: Resolution,
  [code, path]: readonly [FindingCode, DocumentPath],
  message: string,
  hint?: string,
): void {
  resolution.findings.push(problem(code, resolution.place(path), message, hint))
}

/** Notes a warning at a path of the document. */
export function doubt(
  resolution: Resolution,
  [code, path]: readonly [FindingCode, DocumentPath],
  message: string,
  hint?: string,
): void {
  resolution.findings.push(warning(code, resolution.place(path), message, hint))
}

/** Keeps the findings of an outcome and gives its value. */
export function take<T>(resolution: Resolution, outcome: Outcome<T>): T | undefined {
  resolution.findings.push(...outcome.findings)
  return outcome.value
}

/** Notes a reference to nothing, with the nearest name that exists. */
export function refuseReference(
  resolution: Resolution,
  path: DocumentPath,
  what: string,
  [name, known]: readonly [string, readonly string[]],
): void {
  const nearest = resolution.nearest(name, known)
  const hint =
    nearest === undefined
      ? known.length === 0
        ? `The study has no ${what} yet.`
        : `The study has: ${nameList(known)}.`
      : `Did you mean \`${nearest}\`?`
  refuse(resolution, ['unknown-reference', path], `There is no ${what} \`${name}\`.`, hint)
}

/** Names that are told of a list; nobody reads more. */
const mostNamed = 40

/** Names in a row, the first ones of very many. */
export function nameList(names: readonly string[]): string {
  const more = names.length - mostNamed
  const named = names.slice(0, mostNamed).join(', ')
  return more > 0 ? `${named} and ${more} more` : named
}
