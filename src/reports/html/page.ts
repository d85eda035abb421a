import type { ValueView } from '#charts/value-view'
import type { Traced } from '#drawing/html/figure-link'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What every section of the page is made from. */
export interface Page {
  readonly locale: Locale
  readonly assessment: Assessment
  /** The money, where there is any. */
  readonly view?: ValueView
  /** Figures whose words are links to their lineage. */
  readonly traced: Traced
}
