import type { Segment } from '#job/job'
import type { ChoiceSurvey } from '#market/choice/choice-survey'
import type { DriversSurvey } from '#market/drivers/drivers-survey'
import type { MaxDiffSurvey } from '#market/max-diff/max-diff-survey'
import type { NeedsSurvey } from '#market/needs/needs-survey'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { PaidByPerson } from '#market/paid-improvement/paid-by-person'
import type { PerceptionBlock } from '#market/perception/perception-block'
import type { AttributePricesBlock } from '#market/price/attribute-prices-block'
import type { DemandBlock } from '#market/price/demand-block'
import type { GaborGrangerSurvey } from '#market/price/gabor-granger-survey'
import type { VanWestendorpSurvey } from '#market/price/van-westendorp-survey'
import type {
  DichotomousChoiceSurvey,
  IntervalPaymentSurvey,
} from '#market/price/willingness-survey'
import type { RatingsSurvey } from '#market/ratings/ratings-survey'
import type { Segmentation } from '#market/segments/segmentation'

/** What every block that rests on the rows of one data set has. */
export interface BlockBasics {
  readonly id: string
  readonly data: string
  /** Where it stands in the document: `surveys.panel`. */
  readonly path: string
  /** Columns by whose values it is looked at once more each. */
  readonly by?: readonly string[]
  /** Segments of the study by which it is looked at once more each. */
  readonly segments?: readonly Segment[]
  /** Segmentations of the same rows whose ids stand in `by`: their groups are looked at once more each. */
  readonly found?: readonly Segmentation[]
  /** Column with how much of its population each row stands for. */
  readonly weight?: string
}

/** Blocks by their kind: what people were asked, chose or paid, and how things went over time. */
export interface RowBlocks {
  readonly needs: NeedsSurvey
  readonly 'satisfaction-drivers': DriversSurvey
  readonly ratings: RatingsSurvey
  readonly choice: ChoiceSurvey
  readonly 'max-diff': MaxDiffSurvey
  readonly segmentation: Segmentation
  readonly 'van-westendorp': VanWestendorpSurvey
  readonly 'gabor-granger': GaborGrangerSurvey
  readonly 'dichotomous-choice': DichotomousChoiceSurvey
  readonly 'interval-payment': IntervalPaymentSurvey
  readonly 'attribute-prices': AttributePricesBlock
  readonly demand: DemandBlock
  readonly 'paid-by-person': PaidByPerson
  readonly perception: PerceptionBlock
  readonly evolution: EvolutionBlock
}

export type BlockKind = keyof RowBlocks

/** A block of any kind. */
export type RowBlock = RowBlocks[BlockKind]
