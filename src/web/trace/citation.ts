import { figureLine } from '#charts/figure-words'
import { shortHash } from '#charts/tables/reading-tables'
import type { Figure } from '#quantity/figure'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** A figure as it is cited: words, range, study, how to make it again. */
export function citation(figure: Figure, assessment: Assessment, locale: Locale): string {
  const { study, settings, version } = assessment
  return (
    `${figure.label}: ${figureLine(figure, locale)}. “${study.title}”` +
    `${study.simulated ? ' (simulated data)' : ''}, figure ${figure.id}, ` +
    `hash ${shortHash(figure.hash)}; study ${study.hash.slice(0, 12)}, seed ${settings.seed}, ` +
    `${settings.draws} draws; Worthline ${version}.`
  )
}
