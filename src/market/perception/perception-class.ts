import type { PerceptionBlock } from '#market/perception/perception-block'
import type {
  CauseShare,
  ClassName,
  PerceivedItem,
  PerceptionClass,
} from '#market/perception/perception-view'

/**
 * Whether people believe less than there is, more, or what there is: the gap, turned so that more is better, against the
 * distance up to which the two agree. Certain where the whole interval of the gap lies on one side of that distance.
 */
export function classOf(
  { compare, better, alignedWithin }: PerceptionBlock,
  { measured, gap }: Pick<PerceivedItem, 'measured' | 'gap'>,
): PerceptionClass | undefined {
  if ('reason' in gap || 'reason' in measured) return undefined
  const within =
    'share' in alignedWithin
      ? alignedWithin.share * Math.abs(measured.value)
      : alignedWithin.distance
  const up =
    compare === 'standardized' ? 1 : compare === 'ranks' || better.measured === 'lower' ? -1 : 1
  const name = nameOf(up * gap.value, within)
  const ends = gap.interval === undefined ? [] : [up * gap.interval.low, up * gap.interval.high]
  const certain = ends.length > 0 && ends.every((end) => nameOf(end, within) === name)
  return { name, certain, within }
}

function nameOf(better: number, within: number): ClassName {
  if (Math.abs(better) <= within) return 'aligned'
  return better > 0 ? 'over-perceived' : 'under-perceived'
}

/** What follows, by the cause that most people give. */
const byCause: Readonly<Record<string, string>> = {
  unaware: 'Tell them: most of those asked do not know of it.',
  disbelieve: 'Show them the proof: most of those asked do not believe it.',
  'dont-care': 'Build no message on it: most of those asked do not care.',
}

const plain: Readonly<Record<ClassName, string>> = {
  'under-perceived': 'Tell them: they believe less than was measured.',
  'over-perceived':
    'A risk: they believe more than was measured. Make it true, or correct it before they find out.',
  aligned: 'They believe what was measured: nothing to mend.',
}

/** What a class suggests, in words; causes count where people believe less than there is. */
export function suggestionOf(
  { name, certain }: PerceptionClass,
  causes: readonly CauseShare[],
): string {
  const [leading] = causes.toSorted((a, b) => b.share - a.share)
  const cause = leading !== undefined && leading.share > 0.5 ? byCause[leading.id] : undefined
  const words = name === 'under-perceived' ? (cause ?? plain[name]) : plain[name]
  return certain ? words : `Too early to be sure: ask more people. As it looks: ${words}`
}
