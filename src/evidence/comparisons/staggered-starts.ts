import type { Comparison } from '#evidence/comparison'
import { withEffect } from '#evidence/comparisons/treated-arms'
import { familyOf } from '#evidence/metric-family'
import { onAllRows } from '#evidence/panel/on-all-rows'
import type { PanelData } from '#evidence/panel/panel-data'
import type { PanelSample } from '#evidence/panel/panel-sample'
import { countInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { DynamicEffect } from '#stats/panel/average-effects'
import { dynamicEffects, simpleEffect } from '#stats/panel/average-effects'
import type { GroupTimeEffects, GroupTimeInput } from '#stats/panel/group-time-effects'
import { groupTimeEffects } from '#stats/panel/group-time-effects'

/** An effect of a treatment that began at different times, with its course. */
export interface StaggeredStarts {
  readonly comparison: Comparison
  readonly all: GroupTimeEffects
  readonly course: readonly DynamicEffect[]
}

/**
 * The effect on units that were treated from different times on: each group against those not treated, averaged
 * over groups and times. Absent where there is no value before.
 * @throws StatisticsError as `groupTimeEffects`, 'too-few' without controls
 */
export function compareStaggered(
  panel: PanelData,
  sample: PanelSample,
): StaggeredStarts | undefined {
  const { cells, input } = cellInput(panel, sample)
  const never = new Set(input.units.filter((_, i) => input.firstTreated[i] === Infinity)).size
  const controls = never < 2 ? 'not-yet-treated' : 'never-treated'
  const all = groupTimeEffects({ ...input, controls })
  const effect = simpleEffect(all)
  const comparison = withEffect(panel, sample, {
    difference: onAllRows(effect.estimate, cells, panel.clusters.codes),
    how: {
      method: methodOf(sample, controls, all),
      test: 't test by cluster, clusters - 1 df',
    },
    findings: findingsOf(panel, sample, all, controls),
  })
  if (comparison === undefined) return undefined
  return { comparison, all, course: dynamicEffects(all) }
}

type Controls = GroupTimeInput['controls']

function methodOf({ need }: PanelSample, controls: Controls, { table }: GroupTimeEffects): string {
  const share = familyOf(need.metric.type) === 'share' ? 'in points; ' : ''
  const against =
    controls === 'never-treated' ? 'units never treated' : 'units not treated yet at the time'
  return `${share}effects by start and time against ${against} (Callaway and Sant'Anna), averaged by units; errors by cluster, t with ${table.clusterCount - 1} df`
}

/** One row a unit and time: the mean of its rows, at the first of them. */
function cellInput(
  { context, starts }: PanelData,
  sample: PanelSample,
): { readonly cells: readonly number[]; readonly input: Omit<GroupTimeInput, 'controls'> } {
  const members = new Map<string, number[]>()
  sample.rows.forEach((_, i) => {
    const key = `${sample.units[i]} ${sample.times[i]}`
    members.set(key, [...(members.get(key) ?? []), i])
  })
  const groups = [...members.values()]
  const first = groups.map((group) => group[0]!)
  const at = (column: Int32Array): Int32Array => Int32Array.from(first, (i) => column[i]!)
  return {
    cells: first.map((i) => sample.rows[i]!),
    input: {
      outcome: Float64Array.from(
        groups,
        (group) => group.reduce((sum, i) => sum + sample.outcome[i]!, 0) / group.length,
      ),
      units: at(sample.units),
      times: at(sample.times),
      clusters: at(sample.clusters),
      firstTreated: Float64Array.from(first, (i) => starts[sample.rows[i]!]!),
      level: context.level,
    },
  }
}

function findingsOf(
  { context }: PanelData,
  { need }: PanelSample,
  { alwaysTreated, skipped }: GroupTimeEffects,
  controls: Controls,
): readonly Finding[] {
  const place = { path: `evidence.${context.block.id}` }
  const asked = context.block.covariates.length > 0 || context.block.strata !== undefined
  const parts: readonly Finding[][] = [
    controls === 'never-treated'
      ? []
      : [
          warning(
            'no-never-treated',
            place,
            `\`${need.id}\`: under two units are never treated, so that units not treated yet stand in for them; nothing is said about times at which all are treated.`,
          ),
        ],
    alwaysTreated === 0
      ? []
      : [
          warning(
            'always-treated',
            place,
            `\`${need.id}\`: ${countInWords(alwaysTreated, 'unit')} treated from the first time on have no time before, and do not enter.`,
          ),
        ],
    skipped.length === 0
      ? []
      : [
          warning(
            'few-rows',
            place,
            `\`${need.id}\`: ${countInWords(skipped.length, 'cell')} of start and time with under two treated units or controls do not enter.`,
          ),
        ],
    asked
      ? [
          warning(
            'not-adjusted',
            place,
            `\`${need.id}\` is not adjusted: with starts at different times there is no adjustment for covariates.`,
          ),
        ]
      : [],
  ]
  return parts.flat()
}
