import type { Need } from '#job/job'

/** What a change on a need is a share of whatever its level: the length of a scale, all of a share; else undefined. */
export function improvementBase({ metric }: Need): number | undefined {
  if (metric?.type === 'scale') return metric.to - metric.from
  return metric?.type === 'yes-no' || metric?.type === 'share' || metric?.type === 'share-within'
    ? 1
    : undefined
}
