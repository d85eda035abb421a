import type { DataSet } from '#evidence/rows/data-set'
import type { DocumentPath } from '#study/document/document-text'
import { resolveAssumptions, resolveCorrelations } from '#study/document/resolve/assumptions'
import { resolveCosts } from '#study/document/resolve/costs'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { resolveDrivers } from '#study/document/resolve/drivers'
import { createExpressions, type Expressions } from '#study/document/resolve/expressions'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import { readUnit } from '#quantity/read-unit'
import type { ValueDocument } from '#study/document/schema/study'
import type { Study } from '#study/study'
import type { Expression } from '#value/formula/expression'
import type { ValueModel } from '#value/model'

/** The value model as far as the document goes; what the rows bring comes later. */
export function resolveValue(
  resolution: Resolution,
  data: readonly DataSet[],
): Study['model'] | undefined {
  const { value } = resolution.document
  const { assumptions, formulas } = resolveAssumptions(resolution, data)
  const correlations = resolveCorrelations(resolution)
  if (value === undefined) return undefined
  checkSolutions(resolution, value)
  const expressions = createExpressions(resolution)
  const parts = {
    discountRate: expressions.read(
      value['discount-rate'],
      ['value', 'discount-rate'],
      'value.discount-rate',
    ),
    adoption: adoptionOf(expressions, value),
    drivers: resolveDrivers(resolution, value, expressions),
    costs: resolveCosts(resolution, value, expressions),
    formulas: { ...formulas, ...formulasOf(resolution, expressions) },
  }
  return {
    currency: resolution.document.currency,
    ours: value.ours,
    reference: value.reference,
    horizon: horizonOf(resolution, value),
    losses: value.losses ?? 'full',
    midPeriod: value['mid-period'] ?? false,
    paybackBasis: value['payback-basis'] ?? 'cash',
    ...parts,
    assumptions: [...assumptions, ...expressions.generated],
    correlations,
    intangibles: intangiblesOf(resolution, value),
  }
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

const year = readUnit('year').value

function horizonOf(resolution: Resolution, value: ValueDocument): number {
  const path: DocumentPath = ['value', 'horizon']
  if (year === undefined) return 1
  const years = quantityAt(resolution, value.horizon, [year, path])
  if (years === undefined) return 1
  if (Number.isInteger(years) && years >= 1 && years <= 100) return years
  const message = `The horizon must be whole years from 1 to 100, not \`${value.horizon}\`.`
  refuse(resolution, ['range', path], message, 'Write `horizon: 5 year`.')
  return 1
}

function adoptionOf(expressions: Expressions, value: ValueDocument): readonly Expression[] {
  const written = value.adoption ?? 1
  if (!Array.isArray(written)) {
    return [expressions.read(written as string | number, ['value', 'adoption'], 'value.adoption')]
  }
  return written.map((entry, index) =>
    expressions.read(entry, ['value', 'adoption', index], `value.adoption-${index + 1}`),
  )
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
