import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import type { Check } from '#evidence/estimate'
import { categoriesOf } from '#evidence/rows/units-view'
import { inWords, pInWords } from '#evidence/words'
import { StatisticsError } from '#stats/error'
import { logRank } from '#stats/survival/log-rank'

/**
 * Whether the risk of the event over time differs between the arms, within strata where there are some;
 * the value is the p-value. None where cases can end in another way, and no value for rows in clusters.
 */
export function logRankCheck(
  input: IndependentRows,
  arms: readonly EventTimeArm[],
): readonly Check[] {
  const { context, need, clusters } = input
  if (arms.length < 2 || arms.some(({ rows }) => rows.causes > 1)) return []
  const start = {
    block: context.block.id,
    id: `log-rank.${need.id}`,
    label: `Log-rank test of \`${need.id}\``,
    unit: '1',
    findings: [],
  }
  if (clusters !== undefined)
    return [
      {
        ...start,
        reason: 'The test takes rows as independent, and these hang together.',
        words: '',
      },
    ]
  try {
    return [{ ...start, ...tested(input, arms) }]
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return [{ ...start, reason: error.message, words: '' }]
  }
}

function tested(
  { context, view, rows }: IndependentRows,
  arms: readonly EventTimeArm[],
): Pick<Check, 'value' | 'words' | 'settings'> {
  const taking = [...rows.values.keys()].filter((row) => !Number.isNaN(rows.values[row]!))
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(taking, (row) => values[row]!)
  const { causes, entries } = rows.followUp!
  const { strata } = context.block
  const codes = strata === undefined ? undefined : categoriesOf(view, strata)?.codes
  const { pValue, statistic, df, groups } = logRank(
    {
      times: pick(rows.values),
      events: pick(causes),
      ...(entries === undefined ? {} : { entries: pick(entries) }),
    },
    pick(view.arms),
    codes === undefined ? new Float64Array(taking.length) : pick(codes),
  )
  const parts = groups.map(
    ({ group, observed, expected }) =>
      `${observed} events with \`${arms[group]!.rows.solution}\` where equal risks would give ${inWords(expected)}`,
  )
  const within = codes === undefined ? '' : `, within \`${strata}\``
  return {
    value: pValue,
    words: `${parts.join(', ')}: ${pInWords(pValue)}${within}.`,
    settings: { statistic, df },
  }
}
