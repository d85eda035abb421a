/** An alternative on a map: what it costs, and how well it does. */
export interface Offer {
  readonly solution: string
  readonly price: number
  readonly performance: number
}

/**
 * Which alternatives are beaten, and by whom: another is no dearer and no worse, and cheaper or better. Those that are
 * not in the result are the efficient frontier; two of one price and performance do not beat each other. Named is the
 * best of the frontier that costs no more. Cost n log n.
 */
export function dominated(
  offers: readonly Offer[],
  better: 'lower' | 'higher',
): ReadonlyMap<string, string> {
  const worth = ({ performance }: Offer): number =>
    better === 'higher' ? performance : -performance
  const sorted = offers.toSorted((a, b) => a.price - b.price || worth(b) - worth(a))
  const beaten = new Map<string, string>()
  let best: Offer | undefined
  for (const offer of sorted) {
    const equal = best?.price === offer.price && worth(best) === worth(offer)
    if (best !== undefined && worth(offer) <= worth(best) && !equal)
      beaten.set(offer.solution, best.solution)
    else best = offer
  }
  return beaten
}
