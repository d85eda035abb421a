import type { Every } from '#evidence/panel/calendar'
import type { AskedColumns } from '#market/asked-columns'
import type { ValueElement } from '#market/perception/perception-block'
import type { BlockBasics } from '#market/row-block'
import type { Source } from '#quantity/figure'

/** Something that may change a value element, at a time and by a size that are not known. */
export interface EvolutionEvent {
  /** Where it stands in the document: `evolution.speed.events.1`. */
  readonly path: string
  /** In words: "Rival answers". */
  readonly name: string
  /** Whose value it changes; of all where absent. */
  readonly solution?: string
  /** Days since 1970-01-01 between which it comes, each day as likely. */
  readonly from: number
  readonly until: number
  /** A factor on the level (`-20 %` is 0.8), or a shift in its unit: the ends of a central 90 % range. */
  readonly effect: { readonly as: 'factor' | 'shift'; readonly low: number; readonly high: number }
  readonly probability: number
  readonly source?: Source
}

/** A value element over time: what it was, how it goes on, and when that matters. */
export interface EvolutionBlock extends BlockBasics {
  readonly kind: 'evolution'
  readonly element: Pick<ValueElement, 'id' | 'name'>
  /** Column with the values. */
  readonly need: string
  readonly unit: string
  /** Whether values are fractions of 1. */
  readonly share: boolean
  readonly better: 'lower' | 'higher'
  /** Column with the day of each row. */
  readonly at: string
  readonly every: Every
  readonly statistic: 'median' | 'mean' | 'share'
  /** Whether each solution has a series of its own. */
  readonly bySolution: boolean
  readonly ours?: string
  readonly statusQuo?: string
  /** Day up to which it is projected, since 1970-01-01. */
  readonly until: number
  /** Periods after which a season returns; 1 where there is none. */
  readonly season: number
  /** Where the value is no longer enough: a level, or an improvement over the status quo as a share. */
  readonly floor?: { readonly as: 'level' | 'improvement'; readonly value: number }
  /** Known changes of how it was measured. */
  readonly breaks: readonly { readonly at: number; readonly why: string }[]
  readonly events: readonly EvolutionEvent[]
  /** Columns whose mix is watched along the timeline. */
  readonly strata: readonly string[]
}

/** The columns that a value element over time reads. */
export function evolutionColumns(block: EvolutionBlock): AskedColumns {
  const { need, at, bySolution, strata } = block
  return {
    numbers: [need],
    names: [...new Set([at, ...(bySolution ? ['solution'] : []), ...strata])],
  }
}
