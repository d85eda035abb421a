/** A distribution as plain data: it travels in JSON, into workers and into the report's page. */
export type Distribution =
  | { readonly family: 'fixed'; readonly value: number }
  | { readonly family: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly family: 'triangular' | 'pert'
      readonly low: number
      readonly mode: number
      readonly high: number
    }
  | { readonly family: 'normal'; readonly mean: number; readonly sd: number }
  /** Of the logarithm: exp(mu) is the median. */
  | { readonly family: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** Of the logit: 1 / (1 + exp(-mu)) is the median. */
  | { readonly family: 'logit-normal'; readonly mu: number; readonly sigma: number }
  | { readonly family: 'beta'; readonly alpha: number; readonly beta: number }
  | { readonly family: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly family: 'poisson'; readonly mean: number }
  | {
      readonly family: 'discrete'
      readonly values: readonly number[]
      readonly weights: readonly number[]
    }
  | { readonly family: 'empirical'; readonly values: readonly number[] }
  /** `low` at the share `tail`, `high` at 1 - `tail`; bounds are never reached. */
  | {
      readonly family: 'three-quantiles'
      readonly tail: number
      readonly low: number
      readonly median: number
      readonly high: number
      readonly lower?: number
      readonly upper?: number
    }
  /** Two quantiles or more, at rising shares; bounds are never reached. */
  | {
      readonly family: 'quantiles'
      readonly probabilities: readonly number[]
      readonly values: readonly number[]
      readonly lower?: number
      readonly upper?: number
    }
  | {
      readonly family: 'mixture'
      readonly parts: readonly Distribution[]
      readonly weights: readonly number[]
    }
  /** What lies between two limits of a continuous distribution. */
  | {
      readonly family: 'truncated'
      readonly of: Distribution
      readonly low: number
      readonly high: number
    }
