import type { DataTable } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { perceivedChart } from '#charts/market/perceived-chart'
import { gapsChart } from '#charts/market/perception-gaps'
import { sentence } from '#quantity/sentence'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { PerceptionView } from '#market/perception/perception-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** How good a value element is, and how good people believe it to be. */
export function perceptionPictures(
  part: MarketPart<PerceptionView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const title = sentence(perceptionSentence(part.view, locale))
  return {
    sentence: title,
    charts: [
      gapsChart(part, assessment, [title, locale]),
      perceivedChart(part, assessment, [
        `${sentence(part.view.block.element.name)}: perceived against measured`,
        locale,
      ]),
    ],
    tables: part.view.causes.length === 0 ? [] : [causesTable(part, locale)],
  }
}

/** "Felt wait: perceived 4.4 min, measured 3 min; under-perceived". */
function perceptionSentence({ block, total, items }: PerceptionView, locale: Locale): string {
  const { measured, perceived } = total
  if ('reason' in measured || 'reason' in perceived) {
    const apart = items.filter(
      (item) => item.class?.certain === true && item.class.name !== 'aligned',
    )
    return items.length === 0
      ? `${block.element.name}: perceived beside measured`
      : `${block.element.name}: ${apart.length} of ${items.length} solutions clearly taken for better or worse than measured`
  }
  const said = [perceived, measured].map((found) =>
    formatQuantity({ ...found, unit: block.unit }, locale),
  )
  const { name, certain } = total.class!
  return `${block.element.name}: perceived ${said[0]}, measured ${said[1]}; ${name}${certain ? '' : ', too early to be sure'}`
}

function causesTable(
  { view: { block, causes }, segment }: MarketPart<PerceptionView>,
  locale: Locale,
): DataTable {
  return {
    caption: `Why (${partWords(block.id, segment)}): shares of those who gave a cause`,
    columns: [
      { label: 'Cause', numeric: false },
      { label: 'Share', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'n', numeric: true },
    ],
    rows: causes.map(({ id, answer, share, interval, count }) => [
      { text: answer },
      {
        text: formatQuantity(
          { value: share, unit: '%', ...(interval === undefined ? {} : { interval }) },
          locale,
        ),
        figure: marketFigureId(`perception.${block.id}.cause.${id}`, { segment: segment?.id }),
      },
      {
        text: interval === undefined ? '–' : formatRange(interval.low, interval.high, '%', locale),
      },
      { text: formatCount(count, locale) },
    ]),
  }
}
