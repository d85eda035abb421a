/** Importance and satisfaction of a need, each from 0 to 10. */
export interface NeedLevels {
  readonly importance: number
  readonly satisfaction: number
}

/**
 * How much room a need leaves, from 0 to 20: importance counts twice, satisfaction above importance
 * counts nothing. 9 and 6 give as much as 6 and 0: look at the gap as well.
 * Source: Ulwick, What Customers Want (2005), chapter 3.
 */
export function opportunityScore({ importance, satisfaction }: NeedLevels): number {
  return importance + Math.max(importance - satisfaction, 0)
}

/** By how much importance lies above satisfaction, from -10 to 10. */
export function opportunityGap({ importance, satisfaction }: NeedLevels): number {
  return importance - satisfaction
}

/** Importance that is not met, from 0 to 10: importance times the share that is missing to 10. */
export function unsatisfiedImportance({ importance, satisfaction }: NeedLevels): number {
  return (importance * (10 - satisfaction)) / 10
}
