/**
 * The joint distribution of arm parameters of one data set: the one way in which evidence enters
 * the money. Plain data, so that the page of a report can draw from it too.
 */
import type { Distribution } from '#stats/distributions/distribution'

/** The bias term of a design weaker than a randomised one: one draw a block and need. */
export interface DesignBias {
  /** Two parameters with one key share the draw. */
  readonly key: string
  readonly tau: number
  /** factor: x exp(b), b ~ N(-tau^2/2, tau^2); logit: a shift that keeps the mean `mean`; shift: + b in units of `sd`. */
  readonly scale: 'factor' | 'logit' | 'shift'
  /** For logit: the constant c, solved so that the mean share stays. */
  readonly centre?: number
  /** For logit: what the value is a share of, where it is none itself: the horizon of a mean time. */
  readonly most?: number
  /** For shift: the SD that b is counted in. */
  readonly sd?: number
}

/** One uncertain arm parameter: (solution, need, block). */
export interface ArmParameter {
  /**
   * `<data>.<need>.<solution>` for a raw baseline, `<data>.<need>.<solution>.<block>` for a treatment and for
   * a baseline of the rows before a start.
   */
  readonly id: string
  readonly block?: string
  readonly need: string
  readonly solution: string
  readonly unit: string
  readonly marginal: Distribution
  readonly bias?: DesignBias
}

/** An arm made of another arm's draws and those of an effect: what a synthesis brings. */
export interface DerivedArm {
  readonly id: string
  readonly need: string
  readonly solution: string
  readonly unit: string
  /** Id of the parameter that it is made of. */
  readonly from: string
  /**
   * The effect is normal: factor: x exp(mean + sd z - sd^2 / 2); logit: a shift of the logit by
   * mean + sd z; shift: + mean + sd z in the unit of the arm.
   */
  readonly scale: 'factor' | 'logit' | 'shift'
  readonly mean: number
  readonly sd: number
}

export interface JointArms {
  readonly data: string
  readonly parameters: readonly ArmParameter[]
  /** Correlation of the normal scores behind the marginals (Gaussian copula), row by row. */
  readonly correlation: readonly (readonly number[])[]
  /** Drawn after the parameters. */
  readonly derived?: readonly DerivedArm[]
}

/** Which parameters stand for before and after on a need in a block. */
export interface Contrast {
  readonly need: string
  readonly block: string
  readonly better: 'lower' | 'higher'
  readonly baseline: { readonly solution: string; readonly parameter: string }
  readonly treatment?: { readonly solution: string; readonly parameter: string }
  /** Evidence with a control group: the counterfactual is already out, attribution is 1. */
  readonly controlled: boolean
  /** Why the need cannot become money, where it cannot. */
  readonly refused?: string
}
