import { evolutionChart } from '#charts/market/evolution-chart'
import { chanceWords, criticalTable, triedTable } from '#charts/market/evolution-table'
import type { MarketPictures } from '#charts/market/market-pictures'
import { dateText } from '#charts/pictures/date-axis'
import { solutionName } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import type { EvolutionView } from '#market/evolution/evolution-view'
import type { MarketPart } from '#market/market-view'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** A value element over time: the timeline, when it matters, and how the projection was tried. */
export function evolutionPictures(
  part: MarketPart<EvolutionView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const title = sentence(evolutionSentence(part.view, assessment, locale))
  const { series } = part.view
  return {
    sentence: title,
    charts: [evolutionChart(part, assessment, [title, locale])],
    tables:
      series.length === 0
        ? []
        : [criticalTable(part, assessment, locale), triedTable(part, assessment, locale)],
  }
}

/** The likeliest critical point with its date, else the change a year: "Speed: falls behind Rival, 62 % likely, about 2027-04-01". */
function evolutionSentence(
  { block, critical, series, reassess }: EvolutionView,
  assessment: Assessment,
  locale: Locale,
): string {
  const again = reassess === undefined ? '' : `; look again on ${dateText(reassess.day)}`
  const [likeliest] = critical
    .filter(({ soon }) => soon !== undefined)
    .toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0))
  if (likeliest?.dates !== undefined) {
    const { words, probability = 0, dates, kind, solution } = likeliest
    const of = solution === undefined ? '' : `${solutionName(assessment, solution)} `
    const what = kind === 'crossing' ? `ours ${words} ${of.trim()}` : `${of}${words}`
    const likely = chanceWords(probability, locale)
    return `${block.element.name}: ${what}, ${likely} likely until ${dateText(block.until)}, about ${dateText(dates.p50)}${again}`
  }
  const ours = series.find(({ solution }) => solution === block.ours) ?? series[0]
  if (ours === undefined || 'reason' in ours.trend) return `${block.element.name} over time${again}`
  const change = formatQuantity({ ...ours.trend, unit: '%' }, locale)
  return `${block.element.name}: a change of ${change} a year${again}`
}
