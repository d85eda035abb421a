import type { Missing } from '#contract/study'
import { countInWords } from '#evidence/words'
import { marketKeys } from '#study/document/market-keys'

/**
 * What the rooms of a study still lack, in the order in which it would be added: of a document as
 * JSON, however unfinished it is, and the names of the files that are there.
 */
export function missingParts(document: unknown, files: readonly string[]): readonly Missing[] {
  return [
    ...missingInJob(document),
    ...missingInEvidence(document, files),
    ...missingInValue(document),
    ...missingInMarket(document),
  ]
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : []
}

function missingInJob(document: unknown): readonly Missing[] {
  const { job, jobs } = fieldsOf(document)
  const all = job === undefined ? listOf(jobs) : [fieldsOf(job)]
  if (all.length === 0) {
    if (saysMarket(document)) return []
    return [{ room: 'job', words: 'Say which job it is', path: ['job'] }]
  }
  const steps = all.flatMap((each) => listOf(each['steps']))
  const needs = [...all, ...steps].flatMap((each) => listOf(each['needs']))
  const bare = needs.filter((need) => need['metric'] === undefined)
  const stated = all.every((each) => fieldsOf(each['statement'])['verb'] !== undefined)
  return [
    ...(stated
      ? []
      : [said('job', 'State the job: a verb, an object, a context', ['job', 'statement'])]),
    ...(steps.length > 0 ? [] : [said('job', 'Draw its steps', ['job', 'steps'])]),
    ...(needs.length > 0 ? [] : [said('job', 'Write the first need', ['job', 'steps'])]),
    ...(bare.length === 0
      ? []
      : [said('job', `Say how ${countInWords(bare.length, 'need')} can be measured`)]),
  ]
}

function missingInEvidence(document: unknown, files: readonly string[]): readonly Missing[] {
  const { data, evidence, solutions } = fieldsOf(document)
  const named = listOf(data).flatMap((each) => [
    each['file'],
    ...(Array.isArray(each['files']) ? each['files'] : []),
  ])
  const absent = named.filter((name) => typeof name === 'string' && !files.includes(name))
  const nothing = listOf(evidence).length === 0 && !saysMarket(document)
  return [
    ...(listOf(solutions).length > 0
      ? []
      : [said('job', 'Name the ways that are compared', ['solutions'])]),
    ...(named.length > 0 || !nothing ? [] : [said('evidence', rowsWords(files), ['data'])]),
    ...absent.map((name) => said('evidence', `Add the file ${String(name)}`, ['data'])),
    ...(nothing ? [said('evidence', 'Say how it was measured', ['evidence'])] : []),
  ]
}

function rowsWords(files: readonly string[]): string {
  if (files.length === 0) return 'Add a file of rows'
  return `Say what the rows of ${files.length === 1 ? files[0]! : 'the files'} mean`
}

function missingInValue(document: unknown): readonly Missing[] {
  const { value, assumptions } = fieldsOf(document)
  const model = fieldsOf(value)
  const unsourced = listOf(assumptions).filter(
    ({ source, experts }) => source === undefined && experts === undefined,
  )
  const unvalued = listOf(assumptions).filter(({ value: one, experts, wage }) =>
    [one, experts, wage].every((each) => each === undefined),
  )
  return [
    ...(listOf(model['drivers']).length > 0
      ? []
      : [said('value', 'Say what a better need is worth', ['value', 'drivers'])]),
    ...(listOf(model['costs']).some(isSaid)
      ? []
      : [said('value', 'Say what it costs', ['value', 'costs'])]),
    ...(unvalued.length === 0
      ? []
      : [
          said('value', `Give ${countInWords(unvalued.length, 'assumption')} a value`, [
            'assumptions',
          ]),
        ]),
    ...(unsourced.length === 0
      ? []
      : [
          said('value', `Give ${countInWords(unsourced.length, 'assumption')} a source`, [
            'assumptions',
          ]),
        ]),
  ]
}

/** Whether a cost says more than the nothing that one begins with. */
function isSaid({ amount, hours }: Fields): boolean {
  return hours !== undefined || !/^0(\.0+)?( [A-Z]{3}\S*)?$/.test(String(amount ?? 0))
}

/** Whether a document says anything on its market. */
function saysMarket(document: unknown): boolean {
  const fields = fieldsOf(document)
  return marketKeys.some((key) => {
    const value = fields[key]
    return Array.isArray(value) ? value.length > 0 : Object.keys(fieldsOf(value)).length > 0
  })
}

/** A market is no part that a study must have: what is begun is asked to be whole. */
function missingInMarket(document: unknown): readonly Missing[] {
  const fields = fieldsOf(document)
  const onPrices = ['maps', 'economic-value', 'reconciliation'].some(
    (key) => listOf(fields[key]).length > 0,
  )
  if (!onPrices) return []
  const unpriced = listOf(fields['solutions']).filter(
    ({ price, role }) => price === undefined && role !== 'status-quo',
  )
  return unpriced.length === 0
    ? []
    : [
        said(
          'market',
          `Give ${countInWords(unpriced.length, 'solution')} a price, or say that it is not known`,
          ['solutions'],
        ),
      ]
}

function said(room: Missing['room'], words: string, path?: string[]): Missing {
  return path === undefined ? { room, words } : { room, words, path }
}
