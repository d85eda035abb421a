import type { Effect, EffectOrReason } from '#evidence/estimate'
import type { Figure, FigureInput } from '#quantity/figure'
import type { Finding } from '#quantity/finding'

/** What every figure has before its number: name, unit, lineage, and the hash of what it came from. */
export interface Draft {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly inputs: readonly FigureInput[]
  readonly hash: string
  readonly n?: number
  readonly grade?: number
  readonly settings?: Readonly<Record<string, string | number>>
  readonly warnings?: readonly Finding[]
}

/** A figure from a contrast, or with the reason why there is none. */
export function effectFigure(draft: Draft, effect: EffectOrReason): Figure {
  if ('reason' in effect) return { ...draft, reason: effect.reason }
  return {
    ...draft,
    value: effect.value,
    ...(effect.interval === undefined ? {} : { interval: effect.interval }),
    ...(effect.withDesign === undefined ? {} : { 'interval-with-design': effect.withDesign }),
    method: effect.method,
    ...settingsOf(draft, effect),
    ...warningsOf(draft, effect),
  }
}

function settingsOf(draft: Draft, effect: Effect): Pick<Figure, 'settings'> {
  const { standardError, pValue } = effect
  const settings = {
    ...draft.settings,
    ...(standardError === undefined ? {} : { 'standard-error': standardError }),
    ...(pValue === undefined ? {} : { 'p-value': pValue.value, test: pValue.test }),
  }
  return Object.keys(settings).length === 0 ? {} : { settings }
}

function warningsOf(draft: Draft, effect: Effect): Pick<Figure, 'warnings'> {
  const warnings = [...(draft.warnings ?? []), ...(effect.warnings ?? [])]
  return warnings.length === 0 ? {} : { warnings }
}
