import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { independentRows } from '#evidence/further/independent-rows'
import type { MeasuredNeed } from '#evidence/metric-family'
import { inWords, pInWords } from '#evidence/words'
import { StatisticsError } from '#stats/error'
import { negativeBinomialRegression } from '#stats/generalized/negative-binomial-regression'

/**
 * By what factor the rate of events differs, where rows scatter more than chance: negative binomial
 * regression on the arm alone, over the opportunities of a rate. The figure that counts stays the ratio of
 * the totals; this says whether the model of counts agrees.
 */
export function countModelCheck(context: BlockContext, need: MeasuredNeed): Check | undefined {
  const { type } = need.metric
  if (type !== 'count' && type !== 'rate') return undefined
  const independent = independentRows(context, need)
  if (independent === undefined) return undefined
  const { view, rows } = independent
  const counts = rows.totals?.errors ?? rows.values
  const opportunities = rows.totals?.opportunities
  const taking = [...counts.keys()].filter(
    (row) => view.arms[row] !== -1 && !Number.isNaN(counts[row]!) && opportunities?.[row] !== 0,
  )
  const take = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(taking, (row) => column[row]!)
  const start = {
    block: context.block.id,
    id: `count-model.${need.id}`,
    label: `Ratio of rates by a model of counts: \`${need.id}\``,
    unit: '1',
    findings: [],
  }
  try {
    const { ratios, dispersion } = negativeBinomialRegression({
      design: [new Float64Array(taking.length).fill(1), take(view.arms)],
      counts: take(counts),
      ...(opportunities === undefined ? {} : { exposure: take(opportunities) }),
      choice: { covariance: 'HC2' },
      level: context.level,
    })
    const { ratio, interval, pValue } = ratios[1]!
    const scatter =
      dispersion.value === 0
        ? 'rows scatter no more than chance (Poisson)'
        : `rows scatter more than chance (dispersion ${inWords(dispersion.value)})`
    return {
      ...start,
      value: ratio,
      interval,
      words: `negative binomial, HC2: ${pInWords(pValue)}; ${scatter}`,
      settings: { dispersion: dispersion.value, p: pValue },
    }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { ...start, reason: error.message, words: '' }
  }
}
