import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { inWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import type { WaldTest } from '#stats/panel/wald-test'
import type { TTest } from '#stats/tests/t-test'

/** What is known about the trends before the treatment. */
export interface PreTrend {
  /** Change of the gap between the groups from one time to the next; where there are two times before. */
  readonly slope?: TTest
  /** All gaps before the treatment at once, or why they cannot be tested. */
  readonly joint: WaldTest | { readonly reason: string }
  /** Times before the treatment. */
  readonly timesBefore: number
}

/** Under this p-value of either test the trends are not taken as alike. */
const CLEAR = 0.05

/**
 * Whether treated and others already drifted apart before the treatment: a straight drift of the gap (t), and all
 * gaps at once (Wald). One time before leaves it untestable. Passing proves nothing (Roth, AER: Insights
 * 2022;4:305).
 */
export function preTrendCheck({ block }: BlockContext, need: MeasuredNeed, trend: PreTrend): Check {
  const start = {
    block: block.id,
    id: `pre-trend.${need.id}`,
    label: `Trends of \`${need.id}\` before the treatment`,
    unit: need.metric.unit.text,
  }
  if (trend.timesBefore < 2) {
    const words = `\`${need.id}\` was measured at one time only before the treatment: whether both groups would have changed alike cannot be looked at.`
    return {
      ...start,
      reason: words,
      words,
      findings: [warning('one-pre-period', placeOf(block), words)],
    }
  }
  const { slope, joint } = trend
  const said = [...(slope === undefined ? [] : [slopeWords(slope)]), jointWords(joint)]
  const failed = [slope?.pValue, 'reason' in joint ? undefined : joint.pValue].some(
    (p) => p !== undefined && p < CLEAR,
  )
  const words = `\`${need.id}\`, before the treatment: ${said.join('; ')}.`
  const verdict = failed
    ? 'The groups did not move alike, so that the difference may be a trend that was there before.'
    : 'No clear difference in trend; with few clusters the tests have little power.'
  return {
    ...start,
    ...(slope === undefined
      ? { reason: words }
      : { value: slope.difference, interval: slope.interval }),
    words: `${words} ${verdict}`,
    settings: {
      threshold: CLEAR,
      ...(slope === undefined ? {} : { 'p-slope': slope.pValue }),
      ...('reason' in joint
        ? {}
        : { 'p-joint': joint.pValue, f: joint.f, df1: joint.df1, df2: joint.df2 }),
    },
    findings: failed ? [warning('pre-trend', placeOf(block), `${words} ${verdict}`)] : [],
  }
}

function slopeWords({ difference, pValue }: TTest): string {
  return `the gap between the groups changes by ${inWords(difference)} from one time to the next (${pInWords(pValue)})`
}

function jointWords(joint: PreTrend['joint']): string {
  if ('reason' in joint) return joint.reason
  return `all gaps at once F(${joint.df1}, ${joint.df2}) = ${inWords(joint.f)} (${pInWords(joint.pValue)})`
}
