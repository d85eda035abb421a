import type { MeasuredNeed } from '#evidence/metric-family'
import type { ShownUnits } from '#evidence/planning/change-words'
import type { NeedPlan, TestQuestion } from '#evidence/planning/plan-need'

/** A need with what a test of it takes. */
export interface PlannedNeed extends NeedPlan {
  /** "time until the airway is secured". */
  readonly label: string
  readonly units: ShownUnits
  /** What that many units cost in all, where the study says what a test of the need costs. */
  readonly cost?: { readonly amount: number; readonly currency: string }
}

/** A need that no test can be planned for, with the reason. */
export interface UnplannedNeed {
  readonly need: MeasuredNeed
  readonly label: string
  readonly reason: string
}

/** What a test would take, need by need, before it is made. */
export interface TestPlan {
  readonly question: TestQuestion
  readonly planned: readonly PlannedNeed[]
  readonly unplanned: readonly UnplannedNeed[]
  /** Whether money hangs on the study: then it can say what is worth measuring. */
  readonly money: boolean
}
