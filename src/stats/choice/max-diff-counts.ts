import { requireBestWorst, type BestWorstTasks } from '#stats/choice/best-worst-tasks'

/** How often an item was shown, and called best and worst, by weight. */
export interface MaxDiffCount {
  readonly shown: number
  readonly best: number
  readonly worst: number
  /** (best - worst) / shown, from -1 to 1; absent where the item was never shown. */
  readonly score?: number
}

/**
 * A first look at best and worst: how often each item was called so, of the times it was shown. It takes no
 * account of the company in which an item stood: `maxDiff` does.
 * Source: Sawtooth Software, The MaxDiff System Technical Paper (v9, 2020), counting analysis.
 * @throws StatisticsError 'too-few', 'domain'
 */
export function maxDiffCounts(tasks: BestWorstTasks): readonly MaxDiffCount[] {
  requireBestWorst(tasks)
  const { items, shown, starts, best, worst, weights } = tasks
  const sums = Array.from({ length: items }, () => ({ shown: 0, best: 0, worst: 0 }))
  for (let task = 0; task < best.length; task++) {
    const weight = weights?.[task] ?? 1
    for (let at = starts[task]!; at < starts[task + 1]!; at++) sums[shown[at]!]!.shown += weight
    sums[best[task]!]!.best += weight
    sums[worst[task]!]!.worst += weight
  }
  return sums.map((sum) =>
    sum.shown === 0 ? sum : { ...sum, score: (sum.best - sum.worst) / sum.shown },
  )
}
