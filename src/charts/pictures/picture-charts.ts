import type { PlotChart, RowsChart } from '#charts/chart'
import { completionChart } from '#charts/pictures/completion'
import { eventStudyChart } from '#charts/pictures/event-study'
import { lovePlotChart } from '#charts/pictures/love-plot'
import { subgroupsChart } from '#charts/pictures/subgroups'
import { synthesisChart } from '#charts/pictures/synthesis'
import { trendChart } from '#charts/pictures/trend'
import { needsInWords } from '#charts/wording'
import type { EvidencePicture } from '#evidence/picture'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** The charts of what designs let a reader see besides their figures, in the order of the evidence. */
export function pictureCharts(
  assessment: Assessment,
  locale: Locale,
): readonly (RowsChart | PlotChart)[] {
  const words = needsInWords(assessment)
  return assessment.pictures.map((picture) => {
    const label = 'need' in picture ? (words.get(picture.need) ?? picture.need) : ''
    return chartOf(picture, { assessment, label, locale })
  })
}

interface Surroundings {
  readonly assessment: Assessment
  readonly label: string
  readonly locale: Locale
}

function chartOf(
  picture: EvidencePicture,
  { assessment, label, locale }: Surroundings,
): RowsChart | PlotChart {
  switch (picture.kind) {
    case 'love-plot':
      return lovePlotChart(picture, locale)
    case 'event-study':
      return eventStudyChart(picture, label, locale)
    case 'trend':
      return trendChart(picture, label, locale)
    case 'survival':
    case 'incidence':
      return completionChart(picture, label, assessment, locale)
    case 'synthesis':
      return synthesisChart(picture, label, locale)
    case 'subgroups':
      return subgroupsChart(picture, label, locale)
  }
}
