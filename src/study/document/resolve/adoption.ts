import { readUnit } from '#quantity/read-unit'
import type { DocumentPath } from '#study/document/document-text'
import { refuseMissing, type Expressions } from '#study/document/resolve/expressions'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { Expression } from '#value/formula/expression'
import type { AdoptionCurve, ValueModel } from '#value/model'

type Written = NonNullable<ValueDocument['adoption']>
type CurveDocument = Exclude<Written, string | number | readonly unknown[]>

const path: DocumentPath = ['value', 'adoption']

/** The share in use: one a year, or a curve. */
export function resolveAdoption(
  resolution: Resolution,
  value: ValueDocument,
  expressions: Expressions,
): Pick<ValueModel, 'adoption' | 'curve'> {
  const written = value.adoption ?? 1
  if (Array.isArray(written)) {
    return {
      adoption: written.map((entry, index) =>
        expressions.read(entry, [...path, index], `value.adoption-${index + 1}`),
      ),
    }
  }
  if (typeof written === 'object') {
    return { adoption: [], curve: curveOf(resolution, written, expressions) }
  }
  return { adoption: [expressions.read(written, path, 'value.adoption')] }
}

type Field = Exclude<keyof CurveDocument, 'curve' | 'points'>

const fieldsOf: Readonly<Record<CurveDocument['curve'], readonly string[]>> = {
  linear: ['from', 'to', 'starts', 'over'],
  's-curve': ['to', 'halfway', 'over'],
  table: ['points'],
}

const examples: Readonly<Record<CurveDocument['curve'], string>> = {
  linear: '{ curve: linear, to: 0.9, over: 18 month }',
  's-curve': '{ curve: s-curve, to: 0.9, halfway: 12 month, over: 18 month }',
  table: '{ curve: table, points: [{ at: 6 month, share: 0.3 }, { at: 12 month, share: 0.8 }] }',
}

function curveOf(
  resolution: Resolution,
  written: CurveDocument,
  expressions: Expressions,
): AdoptionCurve {
  const { curve } = written
  refuseOthers(resolution, written)
  if (curve === 'table') return tableOf(resolution, written, expressions)
  const optional = (key: Field): { readonly [_ in Field]?: Expression } => {
    const said = written[key]
    return said === undefined
      ? {}
      : { [key]: expressions.read(said, [...path, key], `value.adoption.${key}`) }
  }
  const required = (key: Field): Expression =>
    optional(key)[key] ?? refuseMissing(resolution, path, ...missing(curve, key))
  const ends = { to: required('to'), over: required('over') }
  if (curve === 's-curve') return { shape: 's-curve', ...ends, halfway: required('halfway') }
  return { shape: 'linear', ...ends, ...optional('from'), ...optional('starts') }
}

function missing(curve: CurveDocument['curve'], key: string): [message: string, hint: string] {
  return [
    `The adoption of the form \`${curve}\` needs \`${key}\`.`,
    `Write \`${examples[curve]}\`.`,
  ]
}

/** Keys that belong to another form of curve. */
function refuseOthers(resolution: Resolution, written: CurveDocument): void {
  const { curve } = written
  for (const key of Object.keys(written)) {
    if (key === 'curve' || fieldsOf[curve].includes(key)) continue
    const message = `\`${key}\` does not belong to the form \`${curve}\`.`
    refuse(resolution, ['unknown-key', [...path, key]], message, `Write \`${examples[curve]}\`.`)
  }
}

function tableOf(
  resolution: Resolution,
  { points }: CurveDocument,
  expressions: Expressions,
): AdoptionCurve {
  if (points === undefined) refuseMissing(resolution, path, ...missing('table', 'points'))
  const read = (points ?? []).map(({ at, share }, index) => {
    const place = [...path, 'points', index]
    return {
      years: timeOf(resolution, at, [...place, 'at']),
      share: expressions.read(share, [...place, 'share'], `value.adoption.share-${index + 1}`),
    }
  })
  for (const [index, { years }] of read.entries()) {
    const before = read[index - 1]?.years ?? 0
    if (years >= before) continue
    const message =
      index === 0
        ? 'An entry of the adoption lies before the start of the plan.'
        : 'The entries of the adoption do not rise in time.'
    refuse(resolution, ['range', [...path, 'points', index, 'at']], message, 'Put them in order.')
  }
  return { shape: 'table', points: read }
}

const year = readUnit('year').value

/** Years from the start. */
function timeOf(resolution: Resolution, at: string, place: DocumentPath): number {
  if (at === 'start' || year === undefined) return 0
  return quantityAt(resolution, at, [year, place]) ?? 0
}
