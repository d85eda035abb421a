import type { NeedFunction } from '#value/formula/expression'
import type { BlockClock, BlockValues } from './block-values.ts'

/**
 * What a function of a need gives over a block: `saved` = sign x (before - after), `ratio` =
 * after / before, `before` and `after` the arm itself. The arms are columns in base units.
 */
export function needValues(
  name: NeedFunction,
  arms: { readonly before?: Float64Array; readonly after?: Float64Array; readonly sign: 1 | -1 },
  clock: BlockClock,
): BlockValues {
  const { before = none, after = none, sign } = arms
  if (name === 'before' || name === 'after') {
    return { usesYear: false, at: () => (name === 'before' ? before : after) }
  }
  const values = clock.column()
  let version = -1
  return {
    usesYear: false,
    at() {
      if (version === clock.version) return values
      version = clock.version
      for (let i = 0; i < clock.length; i++) {
        const [was, is] = [before[i]!, after[i]!]
        values[i] = name === 'saved' ? sign * (was - is) : is / was
      }
      return values
    },
  }
}

const none = new Float64Array(0)
