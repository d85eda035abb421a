import type { NeedZone } from '#market/needs/needs-view'
import { opportunityScore, type NeedLevels } from '#market/needs/opportunity-rules'

/** From here on, of 10, a need counts as important where it is met. */
const important = 5

/**
 * Where a need stands: under-served from the threshold of the score on, over-served where satisfaction lies above
 * importance, table stakes where it is important and about met, else met. Source: Ulwick, What Customers Want (2005),
 * chapter 3, for the landscape; where its parts begin is a habit.
 */
export function needZone(levels: NeedLevels, threshold: number): NeedZone {
  if (opportunityScore(levels) > threshold) return 'under-served'
  if (levels.satisfaction > levels.importance) return 'over-served'
  return levels.importance >= important ? 'table-stakes' : 'met'
}
