/** What of a model is looked at together before deciding, and what finding it out would cost. */
export interface InformationPlan {
  readonly groups: readonly DeclaredGroup[]
  readonly tests: readonly PlannedTest[]
  /** How many decisions like this one a finding serves. */
  readonly serves: number
}

/** Assumptions that would become known together. */
export interface DeclaredGroup {
  readonly id: string
  readonly label: string
  /** Ids of assumptions. */
  readonly of: readonly string[]
}

/** What a test costs, and how much one observation says. */
export interface PlannedTest {
  /** An assumption, a need, an evidence block or a declared group. */
  readonly of: string
  /** In the model's currency. */
  readonly fixed: number
  /** Of one observation, in the model's currency; absent: the fixed cost finds it out for good. */
  readonly each?: number
  /** Of one observation, in the unit of the assumption or the need. */
  readonly sd?: number
  /** Largest number of observations. */
  readonly atMost?: number
}
