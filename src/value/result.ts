/** What a simulation of a value model gives: summaries of every output, with their errors. */
import type { Quantiles } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { BenefitClass } from '#value/model'

/** An output over the draws. */
export interface Summary {
  readonly mean: number
  readonly sd: number
  readonly quantiles: Quantiles
  /** Standard error of the mean from the finite number of draws. */
  readonly simulationError: number
  /** Standard errors of the standard deviation and of each quantile. */
  readonly sdError: number
  readonly quantileErrors: Quantiles
}

interface DriverResult {
  readonly id: string
  readonly class: BenefitClass
  readonly beforeHaircuts: Summary
  /** At full adoption, year-1 prices, after haircuts, undiscounted. */
  readonly annual: Summary
  /** Decided once on the base scenario's draws: whether haircuts apply. */
  readonly gain: boolean
  readonly presentValue: Summary
}

export interface CostResult {
  readonly id: string
  readonly solution: string
  /** Recurring: a year at full adoption; one-off: the amount. */
  readonly amount: Summary
  readonly presentValue: Summary
}

/** How one input moves the outputs: its effect on mean NPV from its P10 to its P90. */
export interface Sensitivity {
  /** Assumption id, or `evidence.<block>.<need>`. */
  readonly input: string
  readonly label: string
  readonly low: { readonly input: number; readonly npv: number }
  readonly high: { readonly input: number; readonly npv: number }
  readonly unit: string
  /** |npv at high - npv at low|. */
  readonly swing: number
  readonly simulationError: number
}

/** A number with its standard error from the finite number of draws. */
export interface Estimate {
  readonly value: number
  readonly simulationError: number
}

/** What one input does to the decision between ours and the reference. */
export interface InputInfluence {
  /** Assumption id, or `evidence.<block>.<need>`. */
  readonly input: string
  readonly label: string
  readonly unit: string
  /** What it would be worth to know it before deciding. */
  readonly information: Estimate
  /** First and total Sobol index of the NPV. */
  readonly first: Estimate | { readonly reason: string }
  readonly total: Estimate | { readonly reason: string }
  /** Where the mean NPV is 0, in the unit. */
  readonly breakEven: Estimate | { readonly reason: string }
  /** Of evidence: what more rows are worth. */
  readonly sample?: readonly SampleWorth[]
}

/** What a further study like the present one is worth, before the decision. */
interface SampleWorth {
  /** How many times the rows of the present one. */
  readonly times: number
  readonly information: Estimate
}

/** What to measure next. */
export interface Influence {
  /** What it would be worth to know everything before deciding. */
  readonly information: Estimate
  /** The most informative input first. */
  readonly inputs: readonly InputInfluence[]
}

export interface ValueResult {
  readonly drivers: readonly DriverResult[]
  readonly costs: readonly CostResult[]
  /** Benefits at full adoption less recurring costs (difference to the reference), a year. */
  readonly annual: Summary
  readonly annualByClass: Readonly<Record<BenefitClass, Summary>>
  /** Present value by class, after haircuts and adoption. */
  readonly benefit: Readonly<Record<BenefitClass, Summary>>
  /** Present value of ours less reference's costs. */
  readonly cost: Summary
  readonly tco: Readonly<Record<string, Summary>>
  /** By year, 0 first. */
  readonly cashFlow: readonly { readonly all: Summary; readonly cash: Summary }[]
  readonly cumulative: readonly { readonly all: Summary; readonly cash: Summary }[]
  readonly npv: Summary
  readonly npvCash: Summary
  readonly roi: Summary | { readonly reason: string }
  readonly lossProbability: number
  readonly lossProbabilityError: number
  readonly payback: PaybackResult
  readonly paybackDiscounted: PaybackResult
  /** Share of draws paid back within 1, 2, ... years. */
  readonly paybackWithin: readonly number[]
  readonly paybackWithinErrors: readonly number[]
  readonly irr: {
    readonly median?: number
    /** Standard error of the median from the finite number of draws. */
    readonly medianError?: number
    readonly quantiles?: Quantiles
    readonly undefinedShare: number
  }
  readonly mirr: Summary | { readonly reason: string }
  readonly valueToPrice: Summary | { readonly reason: string }
  readonly costOfDelay: Summary
  /** Share of the variance of npv that the bias terms of the designs bring. */
  readonly designShare: number
  readonly designShareError: number
  readonly sensitivities: readonly Sensitivity[]
  /** `influence` computes it. */
  readonly influence?: Influence
  /** A fixed number of NPV draws for pictures, sorted: quantiles at (i - 0.5) / n. */
  readonly npvDots: readonly number[]
  readonly npvCashDots: readonly number[]
  readonly findings: readonly Finding[]
}

/** Payback in years; `never` counts as infinity. */
export interface PaybackResult {
  readonly basis: 'cash' | 'all'
  /** Absent where more than half of the draws never pay back. */
  readonly median?: number
  /** Standard error of the median from the finite number of draws; absent where it is not finite. */
  readonly medianError?: number
  readonly p10?: number
  readonly p90?: number
  readonly neverShare: number
  /** Share of draws whose cumulative flow turns negative again after payback. */
  readonly turnsNegativeShare: number
}
