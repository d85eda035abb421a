import { metricKinds } from '#job/metric'
import { unitWords } from '#quantity/known-units'
import type { DocumentPath } from '#study/document/document-text'
import { documentJobs, documentNeeds } from '#study/document/resolve/document-needs'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import { formulaWords } from '#value/formula/words'

/** Words that mean something of their own in formulas, units or figure ids. */
const reserved = new Set([
  ...formulaWords,
  ...unitWords,
  ...metricKinds,
  'job',
  'solution',
  'customer',
  'execution',
  'period',
  'at',
  'group',
  'cluster',
  'segment',
  'strata',
  'weight',
  'order',
  'failure-reason',
  'true',
  'false',
])

/** Whether an id has a meaning of its own in formulas, units or figures, so that nothing can be called so. */
export function isReservedId(id: string): boolean {
  return reserved.has(id)
}

interface Named {
  readonly id: string
  readonly path: DocumentPath
}

/** Two things with one id, and ids that are reserved. */
export function checkIds(resolution: Resolution): void {
  for (const space of nameSpaces(resolution)) checkSpace(resolution, space)
}

function checkSpace(resolution: Resolution, { what, names, formulas }: NameSpace): void {
  const first = new Map<string, Named>()
  for (const name of names) {
    const path = [...name.path, 'id']
    if (formulas && isReservedId(name.id)) {
      const message = `\`${name.id}\` has a meaning of its own and cannot be an id.`
      refuse(resolution, ['reserved-id', path], message, `Call it \`${name.id}-1\` or the like.`)
    }
    const earlier = first.get(name.id)
    if (earlier === undefined) first.set(name.id, name)
    else refuseDuplicate(resolution, { what, name, earlier })
  }
}

function refuseDuplicate(
  resolution: Resolution,
  found: { readonly what: string; readonly name: Named; readonly earlier: Named },
): void {
  const line = resolution.place([...found.earlier.path, 'id']).line
  refuse(
    resolution,
    ['duplicate-id', [...found.name.path, 'id']],
    `\`${found.name.id}\` is the id of another ${found.what} too (line ${line ?? '?'}).`,
    'Give one of them another id.',
  )
}

interface NameSpace {
  readonly what: string
  readonly names: readonly Named[]
  /** Whether formulas name these. */
  readonly formulas: boolean
}

/**
 * Needs, assumptions, formulas, drivers, costs and groups share one name space, and so do blocks whose figures have names
 * alike (`market.fit.<id>.r2`); the rest have their own.
 */
function nameSpaces({ document }: Resolution): NameSpace[] {
  const { value } = document
  const quantities = [
    ...documentNeeds(document).map(({ need, path }) => ({ id: need.id, path })),
    ...listed(document.assumptions, ['assumptions']),
    ...listed(document.formulas, ['formulas']),
    ...listed(value?.drivers, ['value', 'drivers']),
    ...listed(value?.costs, ['value', 'costs']),
    ...listed(value?.groups, ['value', 'groups']),
  ]
  return [
    { what: 'need, assumption, formula, driver or cost', names: quantities, formulas: true },
    { what: 'job', names: jobs(document), formulas: false },
    { what: 'performer', names: listed(document.performers, ['performers']), formulas: false },
    { what: 'solution', names: listed(document.solutions, ['solutions']), formulas: false },
    {
      what: 'scenario',
      names: listed(value?.scenarios, ['value', 'scenarios']),
      formulas: false,
    },
    { what: 'data set', names: listed(document.data, ['data']), formulas: false },
    { what: 'period', names: listed(document.periods, ['periods']), formulas: false },
    { what: 'evidence', names: listed(document.evidence, ['evidence']), formulas: true },
    { what: 'survey, map, demand or attribute prices', names: fitted(document), formulas: false },
    {
      what: 'segmentation',
      names: listed(document.segmentation, ['segmentation']),
      formulas: false,
    },
    { what: 'value element', names: listed(document.elements, ['elements']), formulas: false },
    { what: 'perception', names: listed(document.perception, ['perception']), formulas: false },
    { what: 'evolution', names: listed(document.evolution, ['evolution']), formulas: false },
    {
      what: 'economic value',
      names: listed(document['economic-value'], ['economic-value']),
      formulas: false,
    },
    {
      what: 'reconciliation',
      names: listed(document.reconciliation, ['reconciliation']),
      formulas: false,
    },
    {
      what: 'comparison of improvement and price',
      names: [
        ...listed(document['paid-improvement'], ['paid-improvement']),
        ...listed(document['paid-by-person'], ['paid-by-person']),
      ],
      formulas: false,
    },
    { what: 'step', names: steps(document), formulas: true },
  ]
}

/** Blocks with coefficients and fits of their own. */
function fitted(document: Resolution['document']): Named[] {
  return [
    ...listed(document.surveys, ['surveys']),
    ...listed(document.maps, ['maps']),
    ...listed(document.demand, ['demand']),
    ...listed(document['attribute-prices'], ['attribute-prices']),
  ]
}

function listed(entries: readonly { id: string }[] | undefined, path: DocumentPath): Named[] {
  return (entries ?? []).map((entry, index) => ({ id: entry.id, path: [...path, index] }))
}

function jobs(document: Resolution['document']): Named[] {
  return documentJobs(document).map(({ job, path }) => ({ id: job.id ?? 'main', path }))
}

function steps(document: Resolution['document']): Named[] {
  const single = listed(document.job?.steps, ['job', 'steps'])
  const several = (document.jobs ?? []).flatMap((job, index) =>
    listed(job.steps, ['jobs', index, 'steps']),
  )
  return [...single, ...several]
}
