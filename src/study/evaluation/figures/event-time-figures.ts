import type { ArmSummary, EventTimes } from '#evidence/estimate'
import type { Figure } from '#quantity/figure'

/** What the figures of an arm share: id, label, unit, lineage. */
type ArmDraft = Pick<Figure, 'id' | 'label' | 'unit' | 'inputs' | 'hash' | 'n'>

/** Of a duration, the mean with each failure at its penalty; of a time to an event, restricted mean, median and shares. */
export function armTimeFigures(arm: ArmSummary, draft: ArmDraft, metric: string): Figure[] {
  const { withFailures, eventTimes } = arm
  return [
    ...(withFailures === undefined
      ? []
      : [
          {
            ...draft,
            ...withFailures,
            id: `${draft.id}.with-failures`,
            label: `${draft.label}, each failure at its penalty`,
            settings: { metric },
          },
        ]),
    ...(eventTimes === undefined ? [] : eventFigures(arm, eventTimes, draft)),
  ]
}

function eventFigures(arm: ArmSummary, times: EventTimes, draft: ArmDraft): Figure[] {
  const by = `${times.horizon} ${times.unit}`
  const settings = eventSettings(times)
  return [
    {
      ...draft,
      id: `${draft.id}.restricted-mean`,
      label: `${draft.label}, mean time without the event up to ${by}`,
      value: arm.value,
      ...(arm.interval === undefined ? {} : { interval: arm.interval }),
      settings,
    },
    {
      ...draft,
      ...times.median,
      id: `${draft.id}.median`,
      label: `${draft.label}, median time to the event`,
      settings,
    },
    ...times.shares.map(({ at, value, interval }) => ({
      ...draft,
      id: `${draft.id}.share[at=${at} ${times.unit}]`,
      label: `${draft.label}, share with the event by ${at} ${times.unit}`,
      unit: '1',
      value,
      interval,
      settings,
    })),
  ]
}

/** How the cases of an arm ended: what stands with each of its figures. */
export function eventSettings(times: EventTimes): Record<string, string | number> {
  return {
    metric: 'time-to-event',
    until: `${times.horizon} ${times.unit}`,
    events: times.events,
    open: times.open,
    ...(times.competing === 0 ? {} : { 'ended-otherwise': times.competing }),
  }
}
