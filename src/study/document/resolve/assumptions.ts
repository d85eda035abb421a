import type { DataSet } from '#evidence/rows/data-set'
import { plainNumber } from '#quantity/unit-algebra'
import { columnDistribution, columnNamed } from '#study/document/resolve/column-values'
import { pooledExperts } from '#study/document/resolve/experts'
import { labelOf, textPlace } from '#study/document/resolve/expressions'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { isLabourCost, labourCost } from '#study/document/resolve/labour-cost'
import {
  doubt,
  refuse,
  refuseReference,
  take,
  type Resolution,
} from '#study/document/resolve/resolution'
import type { Said, WrittenAssumption } from '#study/document/resolve/written-assumption'
import type { Expression } from '#value/formula/expression'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption, ValueModel } from '#value/model'

/** Assumptions, and the formulas of those that are computed from parts. */
export interface ResolvedAssumptions {
  readonly assumptions: readonly Assumption[]
  readonly formulas: Readonly<Record<string, Expression>>
}

/** The assumptions with their distributions, each in its own unit. */
export function resolveAssumptions(
  resolution: Resolution,
  data: readonly DataSet[],
): ResolvedAssumptions {
  const formulas: Record<string, Expression> = {}
  const assumptions = (resolution.document.assumptions ?? []).flatMap((assumption, index) => {
    checkForm(resolution, { assumption, index })
    checkSource(resolution, { assumption, index }, data)
    if (!isLabourCost(assumption)) return [resolveOne(resolution, { assumption, index }, data)]
    const { parts, formula } = labourCost(resolution, { assumption, index })
    formulas[assumption.id] = formula
    return parts.map((part) => ({
      ...part,
      ...standing(resolution, { assumption, index }, part.id),
    }))
  })
  return { assumptions, formulas }
}

/** A value, several experts' values, or the parts of a labour cost: one of them. */
function checkForm(resolution: Resolution, { assumption, index }: WrittenAssumption): void {
  const forms = [
    assumption.value === undefined ? [] : ['value'],
    assumption.experts === undefined ? [] : ['experts'],
    isLabourCost(assumption) ? ['wage'] : [],
  ].flat()
  const [first, second] = forms
  if (first === undefined) {
    const message = `The assumption \`${assumption.id}\` has no value.`
    const hint = 'Add `value: 1500 to 2500`, or what several people say under `experts`.'
    refuse(resolution, ['missing-key', ['assumptions', index]], message, hint)
  }
  if (second === undefined) return
  const message = `The assumption \`${assumption.id}\` has both \`${first}\` and \`${second}\`.`
  refuse(resolution, ['wrong-value', ['assumptions', index, second]], message, 'Keep one of them.')
}

function checkSource(
  resolution: Resolution,
  { assumption, index }: WrittenAssumption,
  data: readonly DataSet[],
): void {
  const { id, source, experts, value } = assumption
  if (Object.keys(source ?? {}).length > 0 || experts !== undefined) return
  const measured = columnNamed(value)?.data
  if (data.some((set) => set.id === measured && set.source !== undefined)) return
  const hint = 'Add `source: { kind: judgement, by: WHO, date: 2026-11-21 }`.'
  const message = `The assumption \`${id}\` has no source.`
  doubt(resolution, ['no-source', ['assumptions', index]], message, hint)
}

function resolveOne(
  resolution: Resolution,
  written: WrittenAssumption,
  data: readonly DataSet[],
): Assumption {
  const { assumption, index } = written
  const { source, ...said } = saidBy(resolution, written, data)
  return {
    id: assumption.id,
    label: assumption.name ?? labelOf(assumption.id),
    ...said,
    generated: false,
    path: resolution.place(['assumptions', index]).path ?? '',
    ...(source === undefined ? {} : { source }),
    ...standing(resolution, written),
  }
}

function saidBy(
  resolution: Resolution,
  written: WrittenAssumption,
  data: readonly DataSet[],
): Said {
  const { assumption, index } = written
  if (assumption.experts !== undefined) return pooledExperts(resolution, written)
  const column = columnNamed(assumption.value)
  if (column !== undefined) return columnDistribution(resolution, written, { column, data })
  const text = String(assumption.value ?? 0)
  const place = textPlace(resolution, text, ['assumptions', index, 'value'])
  const read = take(resolution, readAssumption(assumption.value ?? 0, assumption.unit, place))
  return {
    distribution: read?.distribution ?? { family: 'fixed', value: 0 },
    text,
    unit: read?.unit ?? plainNumber,
  }
}

/** Who stands behind an assumption, and how it was found. */
function standing(
  { customers }: Resolution,
  { assumption, index }: WrittenAssumption,
  id = assumption.id,
): Pick<Assumption, 'source' | 'owner' | 'review' | 'basis' | 'customer'> {
  const { source, owner, review, basis } = assumption
  const own = customers?.get(index)
  const key = id.slice(assumption.id.length + 1)
  const customer = own?.keys?.includes(key) === false ? undefined : own?.customer
  return {
    ...(source === undefined ? {} : { source: withoutGaps(source) }),
    ...(owner === undefined ? {} : { owner }),
    ...(review === undefined ? {} : { review }),
    ...(basis === undefined ? {} : { basis }),
    ...(customer === undefined ? {} : { customer }),
  }
}

/** Rank correlations between assumptions that exist. */
export function resolveCorrelations(resolution: Resolution): ValueModel['correlations'] {
  const known = (resolution.document.assumptions ?? []).flatMap((assumption) =>
    isLabourCost(assumption) ? [] : [assumption.id],
  )
  return (resolution.document.correlations ?? []).flatMap((correlation, index) => {
    const [first = '', second = ''] = correlation.of
    const strange = [first, second].filter((id) => !known.includes(id))
    for (const id of strange) {
      refuseReference(resolution, ['correlations', index, 'of'], 'assumption', [id, known])
    }
    const source = correlation.source === undefined ? {} : withoutGaps(correlation.source)
    if (strange.length > 0) return []
    return [{ of: [first, second] as const, rank: correlation.rank, source }]
  })
}
