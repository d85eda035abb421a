import type { Finding, Outcome } from '#quantity/finding'
import { compareAssessments, type Compared, type Comparison } from '#study/evaluation/compare'
import { inputMarks } from '#study/evaluation/saved-results'
import { assess, type AssessRequest, type Ports } from '#use-cases/assess'
import { readSavedResults, resultsPath } from '#use-cases/save'

export interface CompareRequest extends Omit<AssessRequest, 'study'> {
  /** A study or a file of saved results. */
  readonly before: string
  /** A study; absent: `before` is a study, and is compared with its own saved results. */
  readonly after?: string
}

/** Which figures moved between two studies, or since a study's results were saved. */
export async function compare(request: CompareRequest, ports: Ports): Promise<Outcome<Comparison>> {
  const [first, second] = await sidesOf(request, ports)
  const before = await side(first, request, ports)
  const after = await side(second, request, ports)
  const findings = [...before.findings, ...after.findings]
  if (before.value === undefined || after.value === undefined) return { findings }
  return { value: compareAssessments(before.value, after.value), findings: [] }
}

async function sidesOf(
  { before, after }: CompareRequest,
  { documents }: Ports,
): Promise<readonly [string, string]> {
  if (after !== undefined) return [before, after]
  return [await resultsPath(before, documents), before]
}

async function side(
  path: string,
  request: CompareRequest,
  ports: Ports,
): Promise<Outcome<Compared>> {
  if (path.endsWith('.results.json')) return savedSide(path, ports)
  const { settings, data } = request
  const from = { study: path, settings, ...(data === undefined ? {} : { data }) }
  const outcome = await assess(from, ports)
  if (outcome.value === undefined) return { findings: outcome.findings }
  const { figures } = outcome.value
  return { value: { figures, inputs: inputMarks(outcome.value) }, findings: [] }
}

async function savedSide(path: string, { documents }: Ports): Promise<Outcome<Compared>> {
  const text = await documents.read(path)
  if (text === undefined) return { findings: [notSaved(path)] }
  const read = readSavedResults(text, path)
  return 'finding' in read ? { findings: [read.finding] } : { value: read.results, findings: [] }
}

function notSaved(file: string): Finding {
  return {
    code: 'no-file',
    severity: 'problem',
    place: { file },
    message: 'There are no saved results here.',
    hint: 'Save them with `worthline assess STUDY --save`.',
  }
}
