import type { DataTable } from '#charts/chart'
import { tauByGrade } from '#evidence/design-bias'
import type { Grade } from '#evidence/estimate'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

const designs: readonly (readonly [design: string, grade: Grade])[] = [
  ['randomised, or crossover with randomised order', 5],
  ['the same with a failed check', 4],
  ['same units before and after; before/after adjusted for covariates', 2],
  ['before/after unadjusted; levels of one way of working', 1],
]

/** The grades in force (Maryland scientific methods scale) and what each costs in certainty. */
export function gradeTable(locale: Locale): DataTable {
  return {
    caption: 'Grades of evidence in use',
    columns: [
      { label: 'Design', numeric: false },
      { label: 'Grade', numeric: true },
      { label: 'SD of the bias term (log ratio, logit or SD units)', numeric: true },
    ],
    rows: designs.map(([design, grade]) => [
      { text: design },
      { text: formatNumber(grade, 0, locale) },
      { text: formatNumber(tauByGrade[grade], 2, locale) },
    ]),
  }
}
