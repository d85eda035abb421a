import { resolveAdoption } from '#study/document/resolve/adoption'
import { resolveAssumptions, resolveCorrelations } from '#study/document/resolve/assumptions'
import { resolveCosts } from '#study/document/resolve/costs'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { resolveDrivers } from '#study/document/resolve/drivers'
import { createExpressions, type Expressions } from '#study/document/resolve/expressions'
import { resolveHorizon } from '#study/document/resolve/horizon'
import { resolveStart } from '#study/document/resolve/plan-start'
import { resolveRates, withRates } from '#study/document/resolve/rates'
import { resolveScenarios } from '#study/document/resolve/scenarios'
import { resolveSegmentAssumptions } from '#study/document/resolve/segment-assumptions'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { Study } from '#study/study'
import type { ValueModel } from '#value/model'

/** The value model as far as the document goes; what the rows bring comes later. */
export function resolveValue(
  resolution: Resolution,
  { data, jobs }: Pick<Study, 'data' | 'jobs'>,
): Study['model'] | undefined {
  const { value } = resolution.document
  const { assumptions, formulas } = resolveAssumptions(resolution, data)
  const correlations = resolveCorrelations(resolution)
  if (value === undefined) return undefined
  checkSolutions(resolution, value)
  const expressions = createExpressions(resolution)
  const plan = { ...resolveHorizon(resolution, value), ...resolveStart(resolution, value) }
  const parts = {
    discountRate: expressions.read(
      value['discount-rate'],
      ['value', 'discount-rate'],
      'value.discount-rate',
    ),
    ...resolveAdoption(resolution, value, expressions),
    drivers: resolveDrivers(resolution, value, [expressions, plan]),
    costs: resolveCosts(resolution, value, [expressions, plan]),
    formulas: { ...formulas, ...formulasOf(resolution, expressions) },
  }
  const rates = resolveRates(resolution, expressions)
  const all = [...assumptions, ...expressions.generated]
  const scenarios = resolveScenarios(resolution, value, all)
  const segments = resolveSegmentAssumptions(resolution, assumptions)
  const model = {
    currency: resolution.document.currency,
    ours: value.ours,
    reference: value.reference,
    ...plan,
    losses: value.losses ?? 'full',
    midPeriod: value['mid-period'] ?? false,
    paybackBasis: value['payback-basis'] ?? 'cash',
    ...parts,
    assumptions: all,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(segments.length === 0 ? {} : { segments }),
    correlations,
    intangibles: intangiblesOf(resolution, value),
    ...(rates === undefined ? {} : { rates }),
  }
  return withRates(resolution, model, jobs)
}

function checkSolutions(resolution: Resolution, value: ValueDocument): void {
  const known = resolution.document.solutions.map(({ id }) => id)
  for (const key of ['ours', 'reference'] as const) {
    if (known.includes(value[key])) continue
    refuseReference(resolution, ['value', key], 'solution', [value[key], known])
  }
  if (value.ours !== value.reference) return
  const message = `\`${value.ours}\` is compared with itself.`
  refuse(resolution, ['wrong-value', ['value', 'reference']], message, 'Name another solution.')
}

function formulasOf(resolution: Resolution, expressions: Expressions): ValueModel['formulas'] {
  const formulas = resolution.document.formulas ?? []
  return Object.fromEntries(
    formulas.map(({ id, formula }, index) => [
      id,
      expressions.read(formula, ['formulas', index, 'formula'], `formula.${id}`),
    ]),
  )
}

function intangiblesOf(resolution: Resolution, value: ValueDocument): ValueModel['intangibles'] {
  const known = documentNeeds(resolution.document).map(({ need }) => need.id)
  return (value.intangibles ?? []).map((entry, index) => {
    const { id, need } = entry
    if (need !== undefined && !known.includes(need)) {
      const path = ['value', 'intangibles', index, 'need']
      refuseReference(resolution, path, 'need', [need, known])
    }
    return { id, words: entry['in-words'], ...(need === undefined ? {} : { need }) }
  })
}
