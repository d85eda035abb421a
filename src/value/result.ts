/** What a simulation of a value model gives: summaries of every output, with their errors. */
import type { Quantiles } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { BenefitClass, CostCategory } from '#value/model'

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

/** Inputs that would become known together. */
export interface GroupInformation {
  /** `<declared>`, `correlated-<first>` or `data-<data set>`. */
  readonly id: string
  readonly kind: 'declared' | 'correlated' | 'data'
  /** Why they belong together. */
  readonly label: string
  readonly inputs: readonly string[]
  readonly information: Estimate
  /** Share of the variance of the NPV; absent where the group may hang together with other inputs. */
  readonly share?: Estimate
}

/** What a declared test would bring before the decision, set against what it costs. */
export interface TestWorth {
  /** As declared: an assumption, a need, an evidence block or a group. */
  readonly of: string
  readonly inputs: readonly string[]
  readonly fixed: number
  /** Of one observation; absent where the fixed cost finds it out for good. */
  readonly each?: number
  /** What knowing it for good is worth: nothing more is worth paying. */
  readonly ceiling: Estimate
  /** The size with the largest gain; absent where no size is worth its cost. */
  readonly best?: {
    /** Observations; absent where it is found out for good. */
    readonly n?: number
    readonly worth: Estimate
    readonly cost: number
    readonly gain: number
  }
  readonly sizes?: readonly { readonly n: number; readonly worth: number; readonly cost: number }[]
  /** Why sizes cannot be told apart, where they cannot. */
  readonly reason?: string
}

/** What it is worth to know inputs together, and which tests bring more than they cost. */
export interface FurtherInformation {
  /** How many decisions a finding serves: the worth of tests is for all of them, that of groups for one. */
  readonly serves: number
  readonly groups: readonly GroupInformation[]
  /** The largest gain first. */
  readonly tests: readonly TestWorth[]
}

/** One thing that a scenario sets. */
export interface ScenarioSetting {
  /** Id of the assumption. */
  readonly input: string
  readonly label: string
  /** In words: `P10`, `12000`, `20 to 30`. */
  readonly text: string
  /** The mean of what is set, in the unit. */
  readonly value: number
  readonly unit: string
}

/** What the study is worth under other assumptions, on the same draws and with its own decisions on haircuts. */
export interface ScenarioResult extends Pick<
  ValueResult,
  | 'annual'
  | 'cost'
  | 'npv'
  | 'npvCash'
  | 'roi'
  | 'lossProbability'
  | 'lossProbabilityError'
  | 'payback'
  | 'paybackDiscounted'
  | 'irr'
> {
  readonly id: string
  readonly label: string
  readonly settings: readonly ScenarioSetting[]
  /** Which share of every gain is left: 0.5 where half of it is true, 1 where nothing is said. */
  readonly gains: number
  /** Which share of the runs of the study itself has a lower NPV than the mean of this one. */
  readonly percentile: number
}

/** What the study is worth to one segment of customers, with its own assumptions. */
export interface SegmentResult {
  readonly id: string
  readonly label: string
  readonly settings: readonly ScenarioSetting[]
  /** With the scenarios that need no tornado. */
  readonly result: ValueResult
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
  /** The parts of `tco`: by solution, those of the five categories that it has costs of. */
  readonly tcoByCategory: Readonly<Record<string, Readonly<Partial<Record<CostCategory, Summary>>>>>
  /** Of `tco` the hours of the customer's own people, by solution that has any. */
  readonly tcoInternal: Readonly<Record<string, Summary>>
  /** By year, 0 first, also where the plan runs by months. */
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
  /** `furtherInformation` computes it. */
  readonly further?: FurtherInformation
  /** `runScenario` computes them. */
  readonly scenarios?: readonly ScenarioResult[]
  /** `runSegment` computes them. */
  readonly segments?: readonly SegmentResult[]
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
