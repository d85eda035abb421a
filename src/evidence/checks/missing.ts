import type { Comparison } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { percentInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** Loss that lowers a grade: in an arm, or as a difference between the arms. */
const HEAVY = 0.2
const UNEQUAL = 0.05

/** How many values of a need are missing by arm; absent where none is. The value is treatment - baseline. */
export function missingCheck(
  { block }: BlockContext,
  { need, baseline, treatment }: Comparison,
): Check | undefined {
  if (treatment === undefined) return undefined
  const a = baseline.summary
  const b = treatment.summary
  if (a.missing + b.missing === 0) return undefined
  const base = a.missing / (a.n + a.missing)
  const treated = b.missing / (b.n + b.missing)
  const heavy = Math.max(base, treated) > HEAVY || Math.abs(treated - base) > UNEQUAL
  const words = `\`${need.id}\` is missing for ${a.missing} of ${a.n + a.missing} (${percentInWords(base)}) with \`${a.solution}\` and ${b.missing} of ${b.n + b.missing} (${percentInWords(treated)}) with \`${b.solution}\`.`
  return {
    block: block.id,
    id: `missing.${need.id}`,
    label: `Missing values of \`${need.id}\``,
    value: treated - base,
    unit: '1',
    words,
    settings: { [a.solution]: a.missing, [b.solution]: b.missing },
    findings: heavy
      ? [
          warning(
            'missing-value',
            placeOf(block),
            `${words} A loss that is heavy or unequal can make the difference by itself.`,
          ),
        ]
      : [],
  }
}
