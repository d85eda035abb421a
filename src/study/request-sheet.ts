import type { Source } from '#quantity/figure'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Assessment } from '#study/evaluation/assessment'
import type { Assumption } from '#value/model'
import type { Sensitivity } from '#value/result'

/** A figure to ask a customer for, with what stands in its place until then. */
export interface RequestedFigure {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** As the study writes it. */
  readonly written: string
  /** Median, P5 and P95, in the unit. */
  readonly central: number
  readonly low: number
  readonly high: number
  readonly source?: Source
  /** What the net present value is with the figure at its P10 and at its P90. */
  readonly npv: readonly [atLow: number, atHigh: number]
  readonly swing: number
  /** Of the swing. */
  readonly simulationError: number
}

/** Which figures a customer is asked for, those that move the money most first. */
export interface RequestSheet {
  readonly title: string
  readonly customer?: string
  readonly currency: string
  readonly figures: readonly RequestedFigure[]
  /** Figures that move the money less and are not asked for. */
  readonly left: number
}

/**
 * Which figures of an assessed study are worth asking a customer for? Assumptions that move the
 * net present value, the largest swing first; not what that customer gave already, nor a range
 * inside a formula, which has no name to put a figure under.
 */
export function requestSheet(
  { study, value, model }: Assessment,
  { top, customer = study.customer }: { readonly top: number; readonly customer?: string },
): RequestSheet {
  const assumptions = new Map((model?.assumptions ?? []).map((each) => [each.id, each]))
  const asked = (value?.sensitivities ?? []).flatMap((sensitivity) => {
    const assumption = assumptions.get(sensitivity.input)
    if (assumption === undefined || assumption.generated || !(sensitivity.swing > 0)) return []
    if (customer !== undefined && assumption.customer === customer) return []
    return [figureOf(assumption, sensitivity)]
  })
  return {
    title: study.title,
    ...(customer === undefined ? {} : { customer }),
    currency: study.currency,
    figures: asked.slice(0, top),
    left: Math.max(0, asked.length - top),
  }
}

function figureOf(assumption: Assumption, sensitivity: Sensitivity): RequestedFigure {
  const { low, high, swing, simulationError } = sensitivity
  const { id, label, unit, text, distribution, source } = assumption
  const at = (p: number): number => Number(distributionQuantile(distribution, p).toPrecision(4))
  return {
    id,
    name: label,
    unit: unit.text,
    written: text,
    central: at(0.5),
    low: at(0.05),
    high: at(0.95),
    ...(source === undefined ? {} : { source }),
    npv: [low.npv, high.npv],
    swing,
    simulationError,
  }
}
