import type { DataSet } from '#evidence/rows/data-set'
import { rowSolutionColumns } from '#market/alternatives/row-solutions'
import { askedColumns } from '#market/asked-columns'
import { isProblem, problem, type Outcome, type Place } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import { checkStatements } from '#study/document/check-statements'
import { checkUnused } from '#study/document/check-unused'
import { checkIds } from '#study/document/resolve/ids'
import { brokenNames } from '#study/document/resolve/broken-names'
import { resolveData } from '#study/document/resolve/data'
import { resolveEvidence } from '#study/document/resolve/evidence'
import { checkBenchmarkAge } from '#study/document/resolve/benchmark-age'
import { resolveInformation } from '#study/document/resolve/information'
import { resolveJobs } from '#study/document/resolve/jobs'
import { withLibrary } from '#study/document/resolve/library'
import { checkPeriods } from '#study/document/resolve/periods'
import { createResolution, type Resolution } from '#study/document/resolve/resolution'
import { placeInOverlays, withOverlay } from '#study/document/resolve/overlay'
import { resolveStated, resolveSyntheses } from '#study/document/resolve/stated'
import { resolveBlocks } from '#study/document/resolve/market/blocks'
import { resolveFigureBlocks } from '#study/document/resolve/market/figure-blocks'
import { resolveOpinions } from '#study/document/resolve/market/opinions'
import { resolveSolutions } from '#study/document/resolve/market/prices'
import { resolveRowSolutions } from '#study/document/resolve/market/row-solutions'
import { resolveValue } from '#study/document/resolve/value'
import { mostFindingsOf } from '#study/document/most-findings'
import { placeOfWords } from '#study/document/document-text'
import type { NamedText } from '#study/document/read-benchmarks'
import { readOverlay } from '#study/document/read-overlay'
import { readDocument } from '#study/document/read-document'
import type { StudyDocument } from '#study/document/schema/study'
import { checkValue, completeModel } from '#study/evaluation/check-value'
import { expectedContrasts } from '#study/evaluation/contrasts'
import type { Study } from '#study/study'

/** A study with the places of its parts in the document. */
export interface PlacedStudy {
  readonly study: Study
  /** What it was resolved from, a customer's own figures included. */
  readonly document: StudyDocument
  /** Where a part stands: `value.drivers.theatre-time.formula`. */
  readonly placeOf: (path: string) => Place
}

/** What was read of a study document; data sets are there also where the study is not. */
export interface StudyReading extends Outcome<PlacedStudy> {
  readonly data: readonly DataSet[]
  readonly placeOf: PlacedStudy['placeOf']
}

/**
 * From the text of a study document to the study: form, ids, references, units of columns,
 * formulas and statements. All that is wrong or doubtful without looking at rows is found at once;
 * the study is there only where nothing is wrong.
 *
 * @param text the document
 * @param file its name, for places
 * @param library the file of published figures that lies beside it
 * @param overlays customers' figures over it, the one that has the last word at the end
 */
export function readStudy(
  text: string,
  file: string,
  library?: NamedText,
  overlays: readonly NamedText[] = [],
): StudyReading {
  const read = readDocument(text, file)
  const figures = overlays.map(readOverlay)
  const said = figures.flatMap((overlay) => overlay.findings)
  const unread = [...said, ...read.findings]
  if (read.value === undefined || unread.some(isProblem)) {
    return { findings: unread, data: [], placeOf: (path) => ({ file, path }) }
  }
  const { source } = read.value
  const own = figures.flatMap(({ value }) => value ?? [])
  const base = withLibrary(createResolution(read.value), library)
  base.findings.push(...said)
  const reading = resolveStudy(own.reduce(withOverlay, base), {
    placeOf: (path) => placeInOverlays(own, path) ?? placeOfWords(source, path),
    ...named('customer', own.at(-1)?.document.customer),
  })
  return { ...reading, findings: mostFindingsOf(reading.findings, file) }
}

interface Surroundings {
  readonly placeOf: PlacedStudy['placeOf']
  readonly customer?: string
}

/** From a document of the right form to the study. */
function resolveStudy(
  resolution: Resolution,
  { placeOf, ...customer }: Surroundings,
): StudyReading {
  const { document, findings } = resolution
  checkIds(resolution)
  checkPeriods(resolution)
  checkBenchmarkAge(resolution)
  const market = resolveBlocks(resolution)
  const rowSolutions = resolveRowSolutions(resolution)
  const data = resolveData(resolution, [
    ...market.map((block) => ({ data: block.data, ...askedColumns(block) })),
    ...rowSolutions.map((rows) => ({ data: rows.data, ...rowSolutionColumns(rows) })),
  ])
  const solutions = resolveSolutions(resolution)
  const study = {
    title: document.title,
    ...customer,
    ...named('about', document.about),
    currency: document.currency,
    simulated: document.simulated ?? false,
    performers: document.performers,
    jobs: resolveJobs(resolution),
    solutions,
    data,
    evidence: resolveEvidence(resolution, data),
    stated: resolveStated(resolution),
    syntheses: resolveSyntheses(resolution),
    market,
    figureBlocks: resolveFigureBlocks(resolution),
    rowSolutions,
    opinions: resolveOpinions(
      resolution,
      solutions.map(({ id }) => id),
    ),
  }
  const model = resolveValue(resolution, study)
  const information =
    model === undefined || document.value === undefined
      ? undefined
      : resolveInformation(resolution, document.value, model.assumptions)
  findings.push(...checkStatements(study, resolution))
  if (model !== undefined) {
    const whole = completeModel(model, expectedContrasts(study), [])
    findings.push(...checkValue(study, whole, { placeOf, broken: brokenNames(resolution) }))
    if (!findings.some(isProblem)) findings.push(...checkUnused(whole, placeOf))
  }
  if (findings.some(isProblem)) return { findings, data, placeOf }
  const whole = {
    ...study,
    hash: hashOf({ ...document, ...customer }),
    ...named('model', model),
    ...named('information', information),
  }
  return { value: { study: whole, document, placeOf }, findings, data, placeOf }
}

/** A key where there is something to stand under it. */
function named<K extends string, T>(key: K, value: T | undefined): { readonly [_ in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [_ in K]: T })
}

/** Says that a file which should be a study document is not there. */
export function missingDocument(file: string): Outcome<PlacedStudy> {
  const hint = 'Begin one with `worthline init`.'
  return { findings: [problem('no-file', { file }, `There is no study at \`${file}\`.`, hint)] }
}
