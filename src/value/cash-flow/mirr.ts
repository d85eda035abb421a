import { checkFlows, checkRate } from './check-flows.ts'

/**
 * At which one rate does what is spent grow into what comes back, when spending is financed at
 * one named rate and income put to work at another? Always a single answer, unlike IRR:
 * (FV of the positive flows / -PV of the negative ones)^(1/n) - 1. -1 where nothing comes back.
 *
 * @param flows yearly, time 0 first; at least two
 * @throws StatisticsError for rates of -1 or less or flows that are not finite.
 * Source: Lin, The Engineering Economist 21 (1976) 237-247; the same as a spreadsheet's MIRR(),
 * which gives no answer where nothing comes back.
 */
export function mirr(
  flows: ArrayLike<number>,
  financeRate: number,
  reinvestRate: number,
): { readonly rate: number } | { readonly reason: string } {
  checkFlows(flows)
  checkRate(financeRate)
  checkRate(reinvestRate)
  const years = flows.length - 1
  if (years === 0) return { reason: 'a single flow has no rate' }
  let spent = 0
  let returned = 0
  for (let year = 0; year <= years; year++) {
    const flow = flows[year] ?? 0
    if (flow < 0) spent -= flow / (1 + financeRate) ** year
    else returned += flow * (1 + reinvestRate) ** (years - year)
  }
  if (spent === 0) return { reason: 'nothing is spent, so nothing can grow' }
  return { rate: (returned / spent) ** (1 / years) - 1 }
}
