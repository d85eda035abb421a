import type { Assessment } from '#study/evaluation/assessment'
import type { PlannedNeed, TestPlan } from '#use-cases/plan'

/** What it is worth to know more before deciding, where money hangs on the study. */
type Worth = Pick<NonNullable<Assessment['value']>, 'influence' | 'further'>

/** A test plan as JSON: settings, what each need takes, the power by size as series. */
export function planJson({ question, planned, unplanned }: TestPlan, worth: Worth = {}): string {
  const { influence, further } = worth
  const { effect, treatmentShare, ...settings } = question
  return JSON.stringify(
    {
      settings: { effect: effect.text, treatmentShare, ...settings },
      needs: planned.map(needJson),
      unplanned: unplanned.map(({ need, label, reason }) => ({ need: need.id, label, reason })),
      ...(influence === undefined
        ? {}
        : {
            information: {
              everything: influence.information,
              inputs: influence.inputs.map(({ input, label, information }) => ({
                input,
                label,
                ...information,
              })),
              ...further,
            },
          }),
    },
    undefined,
    1,
  )
}

function needJson(plan: PlannedNeed): object {
  const { need, label, level, test, effect, sample, weeks, cost, detectable, curve } = plan
  return {
    need: need.id,
    label,
    unit: need.metric.unit.text,
    baseline: level,
    test,
    effect,
    sample,
    ...(weeks === undefined ? {} : { weeks }),
    ...(cost === undefined ? {} : { cost }),
    detectable,
    curve,
  }
}
