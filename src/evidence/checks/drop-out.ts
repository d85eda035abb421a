import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { WaveData } from '#evidence/panel/wave-data'
import { periodInWords } from '#evidence/panel/time-axis'
import { needRows } from '#evidence/rows/need-rows'
import { countInWords, inWords, listInWords, pInWords, percentInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import { momentsOf } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import type { TTest } from '#stats/tests/t-test'
import { welchTest } from '#stats/tests/welch-test'

/** Share of customers who left from which on it is warned about. */
const MANY = 0.2
/** Under this p-value those who left were others from the beginning. */
const CLEAR = 0.05

/** One customer: when seen first and last, and the value at first. */
interface Seen {
  readonly first: number
  readonly last: number
  readonly value: number
}

/**
 * Who is still there: customers by wave, the share not seen in the last wave, and whether those who left began at
 * another level than those who stayed. The value is the share.
 */
export function dropOutCheck(data: WaveData, need: MeasuredNeed): Check {
  const { context } = data
  const seen = seenUnits(data, need)
  const end = seen.reduce((most, { last }) => Math.max(most, last), 0)
  const left = seen.filter(({ last }) => last < end)
  const stayed = seen.filter(({ last }) => last === end)
  const share = left.length / seen.length
  const gap = gapOf(left, stayed, context.level)
  const words = [
    `\`${need.id}\`: ${left.length} of ${countInWords(seen.length, 'customer')} (${percentInWords(share)}) are not seen in the last wave`,
    `customers by wave ${listInWords(countsByWave(data, need))}`,
    ...(gap === undefined
      ? []
      : [
          `those who left began ${inWords(Math.abs(gap.difference))} ${gap.difference < 0 ? 'lower' : 'higher'} than those who stayed (${pInWords(gap.pValue)})`,
        ]),
  ].join('; ')
  const doubtful = share > MANY || (gap !== undefined && gap.pValue < CLEAR)
  return {
    ...startOf(context, need),
    value: share,
    words: `${words}.`,
    settings: {
      threshold: MANY,
      left: left.length,
      stayed: stayed.length,
      ...(gap === undefined ? {} : { gap: gap.difference, 'p-gap': gap.pValue }),
    },
    findings: doubtful
      ? [
          warning(
            'drop-out',
            placeOf(context.block),
            `${words}. If those who left would have changed otherwise, the difference is not that of all.`,
          ),
        ]
      : [],
  }
}

function startOf(
  { block }: BlockContext,
  need: MeasuredNeed,
): Pick<Check, 'block' | 'id' | 'label' | 'unit'> {
  return {
    block: block.id,
    id: `drop-out.${need.id}`,
    label: `Drop-out from \`${need.id}\``,
    unit: '1',
  }
}

function seenUnits({ axis, units, view }: WaveData, need: MeasuredNeed): readonly Seen[] {
  const { values } = needRows(view, need)
  const seen = new Map<number, Seen>()
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return
    const wave = axis.periods[row]!
    const known = seen.get(units.codes[row]!) ?? { first: Infinity, last: -1, value }
    seen.set(units.codes[row]!, {
      first: Math.min(known.first, wave),
      last: Math.max(known.last, wave),
      value: wave < known.first ? value : known.value,
    })
  })
  return [...seen.values()]
}

function countsByWave({ axis, units, view }: WaveData, need: MeasuredNeed): readonly string[] {
  const { values } = needRows(view, need)
  const members = new Map<number, Set<number>>()
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return
    const wave = axis.periods[row]!
    const own = members.get(wave) ?? new Set<number>()
    members.set(wave, own.add(units.codes[row]!))
  })
  return [...members]
    .toSorted(([a], [b]) => a - b)
    .map(([wave, { size }]) => `${periodInWords(axis, wave)}: ${size}`)
}

function gapOf(left: readonly Seen[], stayed: readonly Seen[], level: number): TTest | undefined {
  if (Math.min(left.length, stayed.length) < 2) return undefined
  const moments = (units: readonly Seen[]) => momentsOf(units.map(({ value }) => value))
  try {
    return welchTest(moments(stayed), moments(left), level)
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}
