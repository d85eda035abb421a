import { choiceColumns } from '#market/choice/choice-survey'
import { driversColumns } from '#market/drivers/drivers-survey'
import { maxDiffColumns } from '#market/max-diff/max-diff-survey'
import { needsColumns } from '#market/needs/needs-survey'
import { evolutionColumns } from '#market/evolution/evolution-block'
import { paidByPersonColumns } from '#market/paid-improvement/paid-by-person'
import { perceptionColumns } from '#market/perception/perception-block'
import { attributePricesColumns } from '#market/price/attribute-prices-block'
import { demandColumns } from '#market/price/demand-block'
import { gaborGrangerColumns } from '#market/price/gabor-granger-survey'
import { vanWestendorpColumns } from '#market/price/van-westendorp-survey'
import { dichotomousChoiceColumns, intervalPaymentColumns } from '#market/price/willingness-survey'
import { ratingsColumns } from '#market/ratings/ratings-survey'
import type { BlockKind, RowBlock, RowBlocks } from '#market/row-block'
import { segmentationColumns } from '#market/segments/segmentation'

/** The columns that a block reads: by declared id, else by header. */
export interface AskedColumns {
  /** Read as numbers whatever stands in them. */
  readonly numbers: readonly string[]
  /** Names of people, things and groups: a declared column as it is read, else text as it stands. */
  readonly names: readonly string[]
}

const asked: { readonly [K in BlockKind]: (block: RowBlocks[K]) => AskedColumns } = {
  needs: needsColumns,
  'satisfaction-drivers': driversColumns,
  ratings: ratingsColumns,
  choice: choiceColumns,
  'max-diff': maxDiffColumns,
  segmentation: segmentationColumns,
  'van-westendorp': vanWestendorpColumns,
  'gabor-granger': gaborGrangerColumns,
  'dichotomous-choice': dichotomousChoiceColumns,
  'interval-payment': intervalPaymentColumns,
  'attribute-prices': attributePricesColumns,
  demand: demandColumns,
  'paid-by-person': paidByPersonColumns,
  perception: perceptionColumns,
  evolution: evolutionColumns,
}

/** The columns of a block, its weight and what it is looked at by included. */
export function askedColumns(block: RowBlock): AskedColumns {
  const { numbers, names } = (asked[block.kind] as (block: RowBlock) => AskedColumns)(block)
  const { weight, by = [], segments = [], found = [] } = block
  const weighed = weight === undefined ? numbers : [...numbers, weight]
  const filtered = segments.flatMap(({ where }) => Object.keys(where))
  const columns = by.filter((column) => found.every(({ id }) => id !== column))
  const dividing = found.map(askedColumns)
  const asNumbers = [...weighed, ...dividing.flatMap((one) => one.numbers)]
  const grouped = [...columns, ...filtered].filter((column) => !asNumbers.includes(column))
  const asNames = [...names, ...grouped, ...dividing.flatMap((one) => one.names)]
  return { numbers: [...new Set(asNumbers)], names: [...new Set(asNames)] }
}
