import type { WorkingCells, Workings } from '#reports/spreadsheet/workings-sheet'

/** Between -99 % and 10,000 % a year seven steps end in the last digits. */
const STEPS = 10

/**
 * The internal rate a year of flows by day, as a formula: Newton's steps in the workings, each a row
 * of cells, that every program computes alike. They take the logarithms of what comes in and of what
 * goes out, both discounted, which are nearly straight in the logarithm of growth. XIRR() is not
 * asked: where the first flow is 0, or the rate negative, Excel's may give 0 for it.
 *
 * @param once a condition that holds where flows change their sign once: then there is one rate
 */
export function internalRateByDay(
  workings: Workings,
  { flows, days }: { readonly flows: WorkingCells; readonly days: WorkingCells },
  once: string,
): string {
  const years = `(${days.all}-${days.at(0)})/365`
  const discounted = (sign: '>' | '<', growth: string): string =>
    `(${flows.all}${sign}0)*${flows.all}/${growth}^(${years})`
  const guarded = (written: string): string => `IF(${once},${written},1)`
  const named = (words: string, unit: string, written: string): string =>
    workings.single(`Internal rate, ${words}`, unit, guarded(written))
  const ends = (growth: string, step: number): readonly [comesIn: string, goesOut: string] => [
    named(`step ${step}: what comes in`, 'money', `SUMPRODUCT(${discounted('>', growth)})`),
    named(`step ${step}: what goes out`, 'money', `SUMPRODUCT(${discounted('<', growth)})`),
  ]
  let growth = named('growth a year to begin with', '1', '1')
  for (let step = 1; step <= STEPS; step++) {
    const [comesIn, goesOut] = ends(growth, step)
    const mean = (sign: '>' | '<', of: string): string =>
      `SUMPRODUCT(${discounted(sign, growth)}*${years})/${of}`
    const between = named(
      `step ${step}: mean years between`,
      'years',
      `${mean('>', comesIn)}-${mean('<', goesOut)}`,
    )
    growth = named(
      `growth a year, step ${step}`,
      '1',
      `${growth}*(-${comesIn}/${goesOut})^(1/${between})`,
    )
  }
  const [comesIn, goesOut] = ends(growth, STEPS + 1)
  return `IF(ABS(1+${comesIn}/${goesOut})<1E-9,${growth}-1,"not found")`
}
