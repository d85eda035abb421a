/**
 * A value model as plain data: everything that the simulation needs and nothing of the rows.
 * The command line, a worker and the page of a report evaluate the same one.
 */
import type { Contrast, JointArms } from '#evidence/joint-arms'
import type { RowSet, Source } from '#quantity/figure'
import type { Unit } from '#quantity/unit'
import type { Distribution } from '#stats/distributions/distribution'
import type { Expression } from '#value/formula/expression'

export type BenefitClass = 'cash' | 'capacity' | 'soft'

/** How the worth of a unit was found. */
type Basis =
  'labour-cost' | 'historical-records' | 'outcome-analysis' | 'utilization' | 'opportunity-cost'

/** What one of several people says about a quantity. */
interface Expert {
  readonly by: string
  /** As written. */
  readonly text: string
  readonly weight: number
}

/** A column whose values, times `scale`, are in the unit of an assumption. */
interface ValueColumn {
  readonly data: string
  readonly id: string
  readonly scale: number
  /** Once they were read. */
  readonly rows?: RowSet
}

/** A quantity that was not measured here: with its distribution, unit and source. */
export interface Assumption {
  readonly id: string
  readonly label: string
  readonly distribution: Distribution
  /** As written: `1500 to 2500`. */
  readonly text: string
  readonly unit: Unit
  readonly source?: Source
  readonly owner?: string
  readonly review?: string
  /** How the worth of a unit was found. */
  readonly basis?: Basis
  /** Several people's values, pooled: what each of them says, and the weight it has. */
  readonly experts?: readonly Expert[]
  /** The column whose values it takes: until rows are read, the distribution stands for nothing. */
  readonly column?: ValueColumn
  /** Whose own figure stands here, over that of the study. */
  readonly customer?: string
  /** An inline range of a driver or cost, not an assumption of its own. */
  readonly generated: boolean
  readonly path: string
}

/** The shrinking of a gain: each a share, fixed or the value of an expression. */
export interface Haircuts {
  readonly capture?: Expression
  readonly attribution?: Expression
  readonly executionRisk?: Expression
  /** A year: year k of the driver's own life is (1 - decay)^(k-1). */
  readonly decay?: Expression
}

/** The sorts of value that a driver can bring. */
export const driverKinds = [
  'time-savings',
  'error-reduction',
  'quality-improvement',
  'resource-optimization',
  'new-capability',
  'revenue-growth',
  'risk-reduction',
  'lead-time',
  'job-removed',
  'job-added',
  'buyer-interface',
  'payment-model',
  'custom',
] as const

/** A formula that comes out in money a year, with its class and haircuts. */
export interface Driver {
  readonly id: string
  readonly label: string
  readonly kind: (typeof driverKinds)[number]
  readonly class: BenefitClass
  readonly formula: Expression
  /** As written. */
  readonly text: string
  readonly haircuts: Haircuts
  /** Share a year, from period 2 on. */
  readonly growth?: Expression
  /** Years until the first value. */
  readonly starts?: Expression
  /** What double counting looks at. */
  readonly uses: readonly string[]
  readonly needs: readonly string[]
  readonly books: 'capex' | 'opex'
  readonly path: string
}

/** What a cost can be paid for. */
export const costKinds = [
  'purchase',
  'implementation',
  'training',
  'operation',
  'maintenance',
  'support',
  'upgrade',
  'replacement',
  'switching',
] as const

export type CostKind = (typeof costKinds)[number]

/** The five parts of what a solution costs over the plan. */
export type CostCategory = 'purchase' | 'implementation' | 'operation' | 'maintenance' | 'upgrade'

/** One-off (`at` a time) or recurring (money a year, scaled by adoption or not). */
export interface Cost {
  readonly id: string
  readonly label: string
  readonly solution: string
  readonly kind: CostKind
  readonly amount: Expression
  readonly text: string
  readonly timing:
    | {
        readonly once: true
        /** Years from the start. */
        readonly at: number
        /** The day, where one is said: it flows then, and not with its period. */
        readonly on?: string
      }
    | { readonly once: false; readonly scales: 'adoption' | 'none' }
  readonly growth?: Expression
  /** Hours of the customer's own people: in the npv, shown apart from `npv.cash`. */
  readonly internal: boolean
  readonly books: 'capex' | 'opex'
  readonly path: string
}

/**
 * How use spreads: a straight ramp from a share to another, or an S-curve (logistic) from nothing.
 * Times are from the start of the plan.
 */
export type AdoptionCurve =
  | {
      readonly shape: 'linear'
      readonly from?: Expression
      readonly to: Expression
      readonly starts?: Expression
      readonly over: Expression
    }
  | {
      readonly shape: 's-curve'
      readonly to: Expression
      /** When half of it is reached. */
      readonly halfway: Expression
      /** From a tenth to nine tenths of it. */
      readonly over: Expression
    }
  | {
      readonly shape: 'table'
      /** Linear between its entries, rising in time; level before the first and after the last. */
      readonly points: readonly { readonly years: number; readonly share: Expression }[]
    }

/** What is set in place of an assumption. */
export interface ScenarioInput {
  /** As written: `p10`, `12000`. */
  readonly text: string
  /** A value or range of its own kind, or a quantile of its own range. */
  readonly to:
    { readonly quantile: number } | { readonly distribution: Distribution; readonly unit: Unit }
}

/** Other assumptions to see the study under. */
export interface Scenario {
  readonly id: string
  readonly label: string
  /** By id of the assumption; absent in the three that need no setting. */
  readonly set?: Readonly<Record<string, ScenarioInput>>
  /** Share of every gain that is left. */
  readonly gains?: number
  readonly path: string
}

/** What one segment of customers has in place of the assumptions of all, by id of the assumption. */
export interface SegmentAssumptions {
  readonly id: string
  readonly label: string
  readonly set: Readonly<
    Record<
      string,
      { readonly text: string; readonly distribution: Distribution; readonly unit: Unit }
    >
  >
  readonly path: string
}

export interface ValueModel {
  readonly currency: string
  readonly ours: string
  readonly reference: string
  /** Years; whole where the plan runs by years. */
  readonly horizon: number
  /** In what steps money flows and is discounted. */
  readonly period: 'year' | 'month'
  /** The day on which the plan begins: flows fall on days then, and are discounted by days / 365. */
  readonly start?: string
  readonly discountRate: Expression
  /** One a year; the last is carried forward. */
  readonly adoption: readonly Expression[]
  /** In place of `adoption`, which is empty then. */
  readonly curve?: AdoptionCurve
  /** Money in another currency is multiplied by its rate, in the model's currency each; by code. */
  readonly rates?: Readonly<Record<string, Expression>>
  /** Absent: the three that need no setting. */
  readonly scenarios?: readonly Scenario[]
  /** Segments with assumptions of their own. */
  readonly segments?: readonly SegmentAssumptions[]
  readonly losses: 'full' | 'same'
  readonly midPeriod: boolean
  readonly paybackBasis: 'cash' | 'all'
  readonly assumptions: readonly Assumption[]
  readonly correlations: readonly {
    readonly of: readonly [string, string]
    readonly rank: number
    readonly source?: Source
  }[]
  readonly arms: readonly JointArms[]
  /** What `saved(need)` and its kin take, keyed `need` or `need|block`. */
  readonly contrasts: Readonly<Record<string, Contrast>>
  readonly drivers: readonly Driver[]
  readonly costs: readonly Cost[]
  readonly intangibles: readonly {
    readonly id: string
    readonly need?: string
    readonly words: string
  }[]
  /** Reusable sub-formulas by id. */
  readonly formulas: Readonly<Record<string, Expression>>
}
