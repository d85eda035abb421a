import type { Contrasted } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { Comparison } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { certaintyOf } from '#evidence/estimate-of'
import type { Certainty, Check } from '#evidence/estimate'
import { familyOf } from '#evidence/metric-family'
import { inWords } from '#evidence/words'
import { betterDirection } from '#job/job'
import { warning } from '#quantity/finding'

/** A contrast without the row (or unit) that moves it most. */
export interface LeaveOneOut {
  /** The row in words: "line 57703 (49854)". */
  readonly row: string
  readonly line?: number
  readonly without: Contrasted
}

/** Change, in standard errors, from which one row decides too much. */
const LARGE = 1

/**
 * How far the row that moves the difference most moves it, in standard errors of the difference
 * without it; of the difference that counts. Shares and times up to a horizon have no outliers.
 * Source: DFBETAS, Belsley, Kuh and Welsch, Regression Diagnostics (1980), section 2.1.
 */
export function outlierInfluenceCheck(
  context: BlockContext,
  comparison: Comparison,
  leaveOneOut: LeaveOneOut | undefined,
): Check | undefined {
  const leading = leadingContrast(comparison)
  const family = familyOf(comparison.need.metric.type)
  if (leading === undefined || family === 'share' || family === 'event-time') return undefined
  const { block, dataSet } = context
  const id = comparison.need.id
  const start = {
    block: block.id,
    id: `outlier-influence.${id}`,
    label: `Outlier influence on \`${id}\``,
    unit: 'standard error',
  }
  const error = leaveOneOut?.without.difference.standardError ?? 0
  if (leaveOneOut === undefined || error === 0)
    return {
      ...start,
      reason: 'Without one row nothing is left to compare.',
      words: '',
      findings: [],
    }
  const verdict = verdictOf(comparison, leading, leaveOneOut)
  return {
    ...start,
    value: verdict.change,
    words: verdict.words,
    settings: {
      difference: leading.difference.value,
      'difference-without': leaveOneOut.without.difference.value,
      ...(leaveOneOut.line === undefined ? {} : { line: leaveOneOut.line }),
    },
    findings: verdict.large
      ? [
          warning(
            'outlier-influence',
            {
              ...placeOf(block),
              ...(leaveOneOut.line === undefined
                ? {}
                : { file: dataSet.files.join(', '), row: leaveOneOut.line }),
            },
            `${id}: ${verdict.words}`,
            'Look at this row: exclude it with a reason if it is an error, and show both figures if it is not.',
          ),
        ]
      : [],
  }
}

interface Verdict {
  readonly change: number
  readonly large: boolean
  readonly words: string
}

function verdictOf(comparison: Comparison, leading: Contrasted, leaveOneOut: LeaveOneOut): Verdict {
  const { without, row } = leaveOneOut
  const { value } = leading.difference
  const change = Math.abs(value - without.difference.value) / without.difference.standardError!
  const better = betterDirection(comparison.need)
  const before = certaintyOf(leading.difference, better)
  const after = certaintyOf(without.difference, better)
  const turned = Math.sign(value) * Math.sign(without.difference.value) < 0
  const what = [
    ...(turned ? ['its sign turns'] : []),
    ...(before === after ? [] : [`"${VERDICTS[before]}" becomes "${VERDICTS[after]}"`]),
  ]
  const figures = `without ${row} the difference is ${inWords(without.difference.value)} instead of ${inWords(value)}, ${inWords(change)} standard errors away`
  return {
    change,
    large: change > LARGE || what.length > 0,
    words: `${figures}${what.length === 0 ? '' : `: ${what.join(' and ')}`}.`,
  }
}

const VERDICTS: Readonly<Record<Certainty, string>> = {
  better: 'better',
  worse: 'worse',
  'too-early': 'too early to tell',
}
