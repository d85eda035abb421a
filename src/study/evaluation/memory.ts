/** What was computed before, by the hash of what it was computed from. */
export interface Memory {
  /** The remembered result for a hash, or what `compute` gives, remembered from now on unless it is a promise that is broken. */
  recall<T>(hash: string, compute: () => T): T
}

/** A memory that holds the results of the last `size` different inputs. */
export function createMemory(size: number): Memory {
  const known = new Map<string, unknown>()
  return {
    recall<T>(hash: string, compute: () => T): T {
      if (known.has(hash)) return known.get(hash) as T
      const result = compute()
      known.set(hash, result)
      if (result instanceof Promise) result.catch(() => known.delete(hash))
      const oldest = known.keys().next()
      if (known.size > size && oldest.done !== true) known.delete(oldest.value)
      return result
    },
  }
}
