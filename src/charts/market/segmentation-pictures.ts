import { figuresInWords } from '#charts/market/figure-cells'
import { criteriaChart } from '#charts/market/group-criteria'
import type { MarketPictures } from '#charts/market/market-pictures'
import { percent, profilesChart } from '#charts/market/segment-profiles'
import { standingChart } from '#charts/market/segment-standing'
import { rulesTable, segmentsTable } from '#charts/market/segment-tables'
import { counted } from '#charts/wording'
import type { MarketPart } from '#market/market-view'
import type { SegmentationView } from '#market/segments/segmentation-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Which customers are alike, what distinguishes them, and how sure that is. */
export function segmentationPictures(
  part: MarketPart<SegmentationView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const { view } = part
  const sentence = segmentationSentence(view, locale)
  return {
    sentence,
    charts: [
      profilesChart(part, sentence, locale),
      ...(view.segments.length === 0 ? [] : [standingChart(part, locale)]),
      ...(view.block.method === 'given' ? [] : [criteriaChart(part, locale)]),
    ],
    tables:
      view.segments.length === 0
        ? []
        : [
            segmentsTable(part, [figuresInWords(assessment, locale), locale]),
            ...(view.rules.length === 0 ? [] : [rulesTable(part, locale)]),
          ],
  }
}

/** "2,357 customers fall into 3 groups (by-buying; stability 0.94); the largest has 48 %". */
function segmentationSentence(view: SegmentationView, locale: Locale): string {
  const { customers, segments, divisions, chosen, block } = view
  const all = counted(customers, 'customer').replace(
    String(customers),
    formatCount(customers, locale),
  )
  if (segments.length === 0) return `${all} who cannot be divided (${block.id})`
  const largest = segments.reduce((most, { share }) => Math.max(most, share), 0)
  const size = `the largest has ${percent(largest, locale)}`
  if (block.method === 'given') {
    return `${all} in ${counted(segments.length, 'segment')} (${block.id}); ${size}`
  }
  const stability = divisions.find(({ groups }) => groups === chosen)?.stability ?? 0
  const loose = stability < 0.6
  const how = `${block.id}; stability ${formatNumber(stability, 2, locale)}`
  return loose
    ? `${all} cut into ${segments.length} groups that hardly come again (${how}); ${size}`
    : `${all} fall into ${segments.length} groups (${how}); ${size}`
}
