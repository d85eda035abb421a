import type { Level } from '#market/evolution/evolution-view'

/**
 * What the figure of a period's value is called. A period that breaks cut has a value on each side of them: the last has the
 * bare name, the one before it `level.before-break`, those before that `level.before-break-2` and so on.
 */
export function levelKey(levels: readonly Pick<Level, 'period'>[], at: number): string {
  let later = 0
  while (levels[at + later + 1]?.period === levels[at]!.period) later++
  if (later === 0) return 'level'
  return later === 1 ? 'level.before-break' : `level.before-break-${later}`
}
