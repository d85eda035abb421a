import type { AdoptionCurve, ValueModel } from '#value/model'
import {
  adoptionExpression,
  curveFields,
  pointExpression,
  type CurveFields,
  type ModelExpression,
} from '#value/model-expressions'
import { yearOf } from '#value/periods'
import { tableWeights } from '#value/simulation/share-in-use'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'

/** The share in use in a period, as a formula of cells. */
export function adoptionText(model: ValueModel, cells: FormulaCells): (period: number) => string {
  const { perYear } = cells.workings
  if (model.curve === undefined) {
    return (period) => cells.text(adoptionExpression(model, yearOf(period, perYear) - 1), period)
  }
  return model.curve.shape === 'table'
    ? tableText(model.curve, cells)
    : curveText(model.curve, cells)
}

/** Where a field of a curve stands: a cell of workings, or a row where it differs by time. */
function fieldCell(source: ModelExpression, cells: FormulaCells): (period: number) => string {
  const { workings } = cells
  const words = `The adoption: ${source.words}`
  const unit = source.role === 'adoption' ? '1' : 'year'
  if (cells.usesYear(source.expression)) return cells.byYear(source, unit, '')
  const cell = workings.single(words, unit, cells.text(source, 1))
  return () => cell
}

/** The mean of a curve over each period: what is in use up to its end, less that up to its beginning. */
function curveText(
  curve: Exclude<AdoptionCurve, { shape: 'table' }>,
  cells: FormulaCells,
): (period: number) => string {
  const { perYear } = cells.workings
  const fields = curveFields(curve)
  const at = (field: keyof CurveFields): ((period: number) => string) => {
    const source = fields[field]
    return source === undefined ? () => '0' : fieldCell(source, cells)
  }
  const [from, to, over] = [at('from'), at('to'), at('over')]
  const begins = curve.shape === 'linear' ? at('starts') : at('halfway')
  const area = curve.shape === 'linear' ? rampArea : sCurveArea
  return (period) => {
    const upTo = (time: number): string =>
      area(`(${time}/${perYear}-${begins(period)})`, over(period))
    const risen = `(${upTo(period)}-${upTo(period - 1)})*${perYear}`
    return `${from(period)}+(${to(period)}-${from(period)})*${risen}`
  }
}

function rampArea(u: string, span: string): string {
  return `IF(${u}<=0,0,IF(${u}<${span},${u}^2/(2*${span}),${u}-${span}/2))`
}

function sCurveArea(u: string, span: string): string {
  const scale = `(${span}/LN(81))`
  return `(MAX(${u},0)+${scale}*LN(1+EXP(-MAX(${u},-${u})/${scale})))`
}

function tableText(
  { points }: Extract<AdoptionCurve, { shape: 'table' }>,
  cells: FormulaCells,
): (period: number) => string {
  const { perYear } = cells.workings
  const times = points.map(({ years }) => years)
  const shares = points.map(({ share }, index) => fieldCell(pointExpression(share, index), cells))
  return (period) => {
    const weights = tableWeights(times, [(period - 1) / perYear, period / perYear])
    const terms = weights.flatMap((weight, index) =>
      weight === 0 ? [] : [`${String(weight).toUpperCase()}*${shares[index]!(period)}`],
    )
    return terms.join('+')
  }
}
