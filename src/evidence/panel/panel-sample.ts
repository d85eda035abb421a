import type { MeasuredNeed } from '#evidence/metric-family'
import type { PanelData } from '#evidence/panel/panel-data'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { takeRows } from '#stats/panel/take-rows'

/** The rows of one need that enter a comparison of groups over time. */
export interface PanelSample {
  readonly need: MeasuredNeed
  /** With a value, of units seen at two times or more. */
  readonly rows: Int32Array
  readonly outcome: Float64Array
  readonly group: Int8Array
  readonly units: Int32Array
  readonly times: Int32Array
  readonly clusters: Int32Array
  /** Units with values at one time only, which do not enter. */
  readonly oneWave: readonly string[]
  /** Values of all rows that could enter. */
  readonly values: NeedRows
  /** The treated that enter, before and with the treatment. */
  readonly treated: UnitsView
}

/** The sample of a need: units with values at one time only are left out and named. */
export function panelSample(panel: PanelData, need: MeasuredNeed): PanelSample {
  const { axis, units, clusters, group, treated, whole } = panel
  const values = needRows(whole, need)
  const alone = seenOnce(panel, values.values)
  const known = Int32Array.from(values.values.keys())
  const rows = known.filter(
    (row) => !Number.isNaN(values.values[row]!) && !alone.has(units.codes[row]!),
  )
  const take = (column: Int32Array): Int32Array => rows.map((row) => column[row]!)
  return {
    need,
    rows,
    outcome: takeRows(values.values, rows),
    group: Int8Array.from(rows, (row) => group[row]!),
    units: take(units.codes),
    times: take(axis.periods),
    clusters: take(clusters.codes),
    oneWave: [...alone].map((code) => units.labels[code]!),
    values,
    treated: {
      ...treated,
      arms: treated.arms.map((arm, row) => (alone.has(units.codes[row]!) ? -1 : arm)),
    },
  }
}

/** Units whose values all lie at one time. */
function seenOnce({ axis, units }: PanelData, values: Float64Array): ReadonlySet<number> {
  const times = new Map<number, Set<number>>()
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return
    const unit = units.codes[row]!
    const seen = times.get(unit) ?? new Set<number>()
    times.set(unit, seen.add(axis.periods[row]!))
  })
  return new Set([...times].filter(([, seen]) => seen.size < 2).map(([unit]) => unit))
}
