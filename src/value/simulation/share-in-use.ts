/**
 * What has been in use up to a time, if use rises evenly from nothing to everything? The integral
 * of min(max(u / span, 0), 1) from its beginning to u; with a span of 0 or below it rises at once.
 *
 * @param u time since the rise began, below 0 before it
 */
export function rampArea(u: number, span: number): number {
  if (u <= 0) return 0
  return u < span ? (u * u) / (2 * span) : u - Math.max(span, 0) / 2
}

/**
 * The same for a logistic curve: the integral of 1 / (1 + exp(-u / c)) up to u, with c such that
 * the curve goes from a tenth to nine tenths within the span: c = span / ln 81.
 *
 * @param u time since half of it was reached, below 0 before
 * Source: Fisher and Pry, Technological Forecasting and Social Change 3 (1971) 75-88 (the takeover
 * time is that from a tenth to nine tenths).
 */
export function sCurveArea(u: number, span: number): number {
  if (span <= 0) return Math.max(u, 0)
  const scale = span / Math.log(81)
  return Math.max(u, 0) + scale * Math.log1p(Math.exp(-Math.abs(u) / scale))
}

/**
 * How much of each entry of a table is in the mean of a period, if shares between two entries lie
 * on the line between them, before the first as at the first and after the last as at the last?
 * The weights add up to 1.
 *
 * @param times of the entries, not falling
 */
export function tableWeights(
  times: readonly number[],
  [begin, end]: readonly [number, number],
): readonly number[] {
  const risen = times.map((time, index) => {
    const from = times[index - 1]
    if (from === undefined) return 1
    const area = (t: number): number => rampArea(t - from, time - from)
    return (area(end) - area(begin)) / (end - begin)
  })
  return risen.map((share, index) => share - (risen[index + 1] ?? 0))
}
