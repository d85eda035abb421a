import { BLOCK_LENGTH } from '#stats/random/generator'
import type { AdoptionCurve } from '#value/model'
import { curveFields, pointExpression } from '#value/model-expressions'
import type { BlockClock, BlockValues } from './block-values.ts'
import type { ModelValues } from './model-values.ts'
import { rampArea, sCurveArea, tableWeights } from './share-in-use.ts'

/**
 * The share in use by a curve: in each period of the plan its mean over that period, so that the
 * months of a year make the year's.
 */
export function createAdoptionCurve(curve: AdoptionCurve, values: ModelValues): BlockValues {
  const { clock } = values
  if (curve.shape === 'table') return tableValues(curve, values)
  const fields = curveFields(curve)
  const [to, over] = [values.of(fields.to), values.of(fields.over)]
  const [from, starts, halfway] = [fields.from, fields.starts, fields.halfway].map(
    (field) => field && values.of(field),
  )
  const area = curve.shape === 'linear' ? rampArea : sCurveArea
  return byPeriod(clock, (share, period) => {
    const shares = { from: from?.at(period) ?? none, to: to.at(period) }
    const begins = (starts ?? halfway)?.at(period) ?? none
    const spans = over.at(period)
    const [begin, end] = [(period - 1) / clock.perYear, period / clock.perYear]
    for (let i = 0; i < clock.length; i++) {
      const [at, span] = [begins[i]!, spans[i]!]
      const risen = (area(end - at, span) - area(begin - at, span)) * clock.perYear
      share[i] = shares.from[i]! + (shares.to[i]! - shares.from[i]!) * risen
    }
  })
}

function tableValues(
  { points }: Extract<AdoptionCurve, { shape: 'table' }>,
  values: ModelValues,
): BlockValues {
  const { clock } = values
  const times = points.map(({ years }) => years)
  const shares = points.map(({ share }, index) => values.of(pointExpression(share, index)))
  return byPeriod(clock, (share, period) => {
    const weights = tableWeights(times, [(period - 1) / clock.perYear, period / clock.perYear])
    share.fill(0, 0, clock.length)
    for (const [index, at] of shares.entries()) {
      const column = at.at(period)
      const weight = weights[index]!
      for (let i = 0; i < clock.length; i++) share[i]! += weight * column[i]!
    }
  })
}

const none = new Float64Array(BLOCK_LENGTH)

function byPeriod(
  clock: BlockClock,
  fill: (share: Float64Array, period: number) => void,
): BlockValues {
  const share = clock.column()
  let [version, last] = [-1, 0]
  return {
    usesYear: true,
    at(period) {
      if (version === clock.version && period === last) return share
      ;[version, last] = [clock.version, period]
      fill(share, period)
      return share
    },
  }
}
