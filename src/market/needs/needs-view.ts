import type { NeedOpportunity } from '#market/needs/opportunity-scores'
import type { SurveyedNeed } from '#market/needs/needs-survey'
import type { ViewBasics } from '#market/market-view'

/** Where a need stands on the landscape of importance and satisfaction. */
export type NeedZone = 'under-served' | 'over-served' | 'table-stakes' | 'met'

/** What people say of one need. */
export interface NeedView extends SurveyedNeed {
  /** Share of the people who count that gave no answer on it. */
  readonly missing: number
  /** Absent, with the reason, where nothing can be computed. */
  readonly standing?: NeedOpportunity & { readonly zone: NeedZone }
  readonly reason?: string
}

/** Shares of the people with a say whose answers say little. */
interface QualityView {
  readonly straightLiners: number
  readonly speeders?: { readonly share: number; readonly below: number }
  /** No answer to any question on a scale. */
  readonly silent: number
  /** Where people picked: nothing. */
  readonly pickedNone?: number
}

/** What came of a survey of needs. */
export interface NeedsView extends ViewBasics<'needs'> {
  /** People with a say. */
  readonly people: number
  /** Those who were not left out for how they answered. */
  readonly counted: number
  /** In the order of the survey. */
  readonly needs: readonly NeedView[]
  /** Chances between the needs that have a standing, in that order: row really beats column. */
  readonly beats: readonly (readonly number[])[]
  /** Where people called needs best and worst, set by set: whether importance is by a logit, or by counts alone. */
  readonly byLogit?: boolean
  readonly quality: QualityView
}

/** Needs with a standing, the largest opportunity first. */
export function rankedNeeds({
  needs,
}: Pick<NeedsView, 'needs'>): readonly (NeedView & Required<Pick<NeedView, 'standing'>>)[] {
  return needs
    .filter((need): need is NeedView & Required<Pick<NeedView, 'standing'>> => 'standing' in need)
    .toSorted((a, b) => a.standing.rank - b.standing.rank)
}
