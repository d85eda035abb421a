/**
 * Which part of its full value does a driver bring in one period of the plan, a year or a month,
 * when it starts late and fades? Its own life begins at its start; its j-th period is worth
 * (1 - decay)^(j - 1). A start inside a period splits each period of the plan between two of that
 * life.
 *
 * @param period 1, 2, ... of the plan
 * @param starts periods from the start of the plan, 0 or more
 * @param decay share a period
 * Source: our rule, docs/methods/drivers.md; for a start on a period, v (1 - d)^(k - 1).
 */
export function lifeShare(period: number, starts: number, decay: number): number {
  const age = period - starts
  if (age <= 0) return 0
  const ofLife = Math.ceil(age)
  const inside = age - (ofLife - 1)
  const latest = inside * (1 - decay) ** (ofLife - 1)
  return ofLife === 1 ? latest : latest + (1 - inside) * (1 - decay) ** (ofLife - 2)
}
