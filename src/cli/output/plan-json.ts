import type { PlannedNeed, TestPlan } from '#use-cases/plan'

/** A test plan as JSON: settings, what each need takes, the power by size as series. */
export function planJson({ question, planned, unplanned }: TestPlan): string {
  const { effect, treatmentShare, ...settings } = question
  return JSON.stringify(
    {
      settings: { effect: effect.text, treatmentShare, ...settings },
      needs: planned.map(needJson),
      unplanned: unplanned.map(({ need, label, reason }) => ({ need: need.id, label, reason })),
    },
    undefined,
    1,
  )
}

function needJson(plan: PlannedNeed): object {
  const { need, label, level, test, effect, sample, weeks, detectable, curve } = plan
  return {
    need: need.id,
    label,
    unit: need.metric.unit.text,
    baseline: level,
    test,
    effect,
    sample,
    ...(weeks === undefined ? {} : { weeks }),
    detectable,
    curve,
  }
}
