import type { Comparison } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import { countInWords, listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { problem, warning } from '#quantity/finding'
import type { StatisticsError } from '#stats/error'

/** Under this number of values in an arm an estimate is shaky. */
const FEW = 20

/** What is doubtful about the arms of one need, in plain words. */
export function needFindings(context: BlockContext, comparison: Comparison): readonly Finding[] {
  return [
    ...sizeFindings(context, comparison),
    ...variationFindings(context, comparison),
    ...zeroFindings(context, comparison),
  ]
}

/** Values that cannot be: kept out, and listed by line. */
export function impossibleFindings(
  context: BlockContext,
  need: MeasuredNeed,
  { impossible, why }: Pick<NeedRows, 'impossible' | 'why'>,
): readonly Finding[] {
  if (impossible.length === 0) return []
  const lines = listInWords(impossible.map(({ line }) => line))
  const rows = countInWords(impossible.length, 'row')
  const one = impossible.length === 1
  return [
    warning(
      'impossible-value',
      { ...placeOf(context.block), field: need.id, row: impossible[0]!.line },
      `${need.id}: ${rows} ${one ? 'holds' : 'hold'} ${why ?? 'a value that cannot be'} and ${one ? 'is' : 'are'} kept out (line ${lines}).`,
      'Correct these rows, or exclude them in the data set with a reason.',
    ),
  ]
}

/** No arm at all, or only one where two are compared; absent where all is well. */
export function armFinding(
  { block, dataSet }: BlockContext,
  sizes: readonly [number, number],
): Finding | undefined {
  const [base, treated] = sizes
  if (block.treatment === undefined && base > 0) return undefined
  if (base > 0 && treated > 0) return undefined
  const wanted =
    block.treatment === undefined
      ? `\`${block.baseline}\``
      : `\`${block.baseline}\` or \`${block.treatment}\``
  if (base + treated === 0)
    return problem(
      'too-few',
      placeOf(block),
      `No row of \`${dataSet.id}\` belongs to ${wanted}.`,
      'Look at the map of the column `solution`.',
    )
  return problem(
    'one-arm',
    placeOf(block),
    `Only \`${base > 0 ? block.baseline : block.treatment}\` has rows in \`${dataSet.id}\`; a ${block.design} design compares two arms.`,
    'With one way of working only, write `design: baseline`.',
  )
}

/** A need without a value in an arm that the block needs. */
export function noValueFinding({ block }: BlockContext, need: MeasuredNeed): Finding {
  return problem(
    'too-few',
    placeOf(block),
    `${need.id}: there is no value to estimate from.`,
    'Look at the column and its missing values.',
  )
}

/** A need whose values no method takes: the reason of `stats` as a problem, never a crash. */
export function refusedFinding(
  { block }: BlockContext,
  need: MeasuredNeed,
  { code, message }: StatisticsError,
): Finding {
  const known = code === 'too-few' || code === 'no-variation' ? code : 'impossible-value'
  return problem(known, placeOf(block), `${need.id}: ${message}`)
}

function armsOf({ baseline, treatment }: Comparison): readonly Comparison['baseline'][] {
  return treatment === undefined ? [baseline] : [baseline, treatment]
}

function sizeFindings(context: BlockContext, comparison: Comparison): readonly Finding[] {
  return armsOf(comparison).flatMap(({ summary: { solution, n } }) => {
    const place = placeOf(context.block)
    const id = comparison.need.id
    if (n === 1)
      return [
        problem(
          'too-few',
          place,
          `${id}: \`${solution}\` has a single value.`,
          'At least two are needed.',
        ),
      ]
    if (n >= FEW) return []
    return [
      warning(
        'few-rows',
        place,
        `${id}: \`${solution}\` has only ${n} values, so the estimate is shaky.`,
      ),
    ]
  })
}

function variationFindings(context: BlockContext, comparison: Comparison): readonly Finding[] {
  const place = placeOf(context.block)
  const id = comparison.need.id
  const share = familyOf(comparison.need.metric.type) === 'share'
  return armsOf(comparison).flatMap(({ summary, estimate }) => {
    const { solution, n, value } = summary
    if (n < 2) return []
    if (share) {
      if (value !== 0 && value !== 1) return []
      const whole = value === 1 ? 'all' : 'none'
      return [
        warning(
          'one-sided-proportion',
          place,
          `${id}: ${whole} of the ${n} with \`${solution}\` have the outcome.`,
        ),
      ]
    }
    const constant = estimate?.influence.every((u) => u === 0) ?? true
    return constant ? [warning('no-variation', place, `${id}: ${sameWords(solution, n)}`)] : []
  })
}

function sameWords(solution: string, n: number): string {
  return `the ${n} values of \`${solution}\` do not vary, or only one of them differs; how sure the figure is cannot be told.`
}

function zeroFindings(
  context: BlockContext,
  { need, baseline, treatment }: Comparison,
): readonly Finding[] {
  if (treatment === undefined || baseline.summary.value !== 0) return []
  if (need.metric.type === 'scale') return []
  return [
    warning(
      'zero-baseline',
      placeOf(context.block),
      `${need.id}: the baseline is zero, so there is no percentage; the absolute change is shown.`,
    ),
  ]
}
