import type { Estimate } from '#evidence/estimate'
import type { Need, Solution } from '#job/job'
import type { NeedLevels, Opinion } from '#market/alternatives/need-level'
import type { EconomicValueView } from '#market/economic-value/economic-value-view'
import type { SegmentName } from '#market/market-view'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'

/** What of a comparison in money is asked for. */
export interface ModelWanted {
  readonly solution: string
  readonly reference: string
  /** Whose assumptions are taken; those of all where absent. */
  readonly segment?: SegmentName
}

/** What blocks on figures are evaluated with. */
export interface FigureBlockInput {
  /** Those of the document and of rows, in the order of the study. */
  readonly solutions: readonly Solution[]
  readonly needs: readonly Need[]
  /** How solutions do on needs: as a design measured it, else as rows have it, else as people say. */
  readonly levels: NeedLevels
  readonly estimates: readonly Estimate[]
  readonly opinions: readonly Opinion[]
  /** Everything that was computed before: evidence, surveys, value. */
  readonly figures: readonly Figure[]
  /** The value model for two solutions; what keeps it from being money where it is not. */
  readonly modelFor: (
    wanted: ModelWanted,
  ) =>
    | { readonly model: ValueModel }
    | { readonly reason: string; readonly findings: readonly Finding[] }
  /** What came of the blocks before. */
  readonly economicValues: readonly EconomicValueView[]
  readonly settings: FigureBlockSettings
}

interface FigureBlockSettings {
  /** Of all intervals. */
  readonly level: number
  /** Of the simulation. */
  readonly seed: number
  readonly draws: number
  readonly currency: string
}
