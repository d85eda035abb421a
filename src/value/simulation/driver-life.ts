/**
 * Which part of its full value does a driver bring in one year of the plan, when it starts late
 * and fades? Its own life begins at its start; its j-th year is worth (1 - decay)^(j - 1). A start
 * inside a year splits each year of the plan between two years of that life.
 *
 * @param year 1, 2, ... of the plan
 * @param starts years from the start of the plan, 0 or more
 * @param decay share a year
 * Source: our rule, docs/methods/drivers.md; for a start on a year, v (1 - d)^(k - 1).
 */
export function lifeShare(year: number, starts: number, decay: number): number {
  const age = year - starts
  if (age <= 0) return 0
  const lifeYear = Math.ceil(age)
  const inLifeYear = age - (lifeYear - 1)
  const latest = inLifeYear * (1 - decay) ** (lifeYear - 1)
  return lifeYear === 1 ? latest : latest + (1 - inLifeYear) * (1 - decay) ** (lifeYear - 2)
}
