/**
 * The falling curve nearest to shares of buyers at rising prices, each counted by how many were asked: where more
 * buy at a higher price than at a lower one, both get their common share (pool adjacent violators).
 * Source: Ayer, Brunk, Ewing, Reid and Silverman, Ann Math Stat 1955;26:641.
 * @param shares in the order of rising prices
 * @param asked how many were asked at each, above 0
 */
export function monotoneDemand(shares: Float64Array, asked: Float64Array): Float64Array {
  const blocks: { share: number; asked: number; prices: number }[] = []
  for (let at = 0; at < shares.length; at++) {
    let block = { share: shares[at]!, asked: asked[at]!, prices: 1 }
    for (
      let last = blocks.at(-1);
      last !== undefined && last.share < block.share;
      last = blocks.at(-1)
    ) {
      const together = last.asked + block.asked
      const share = (last.share * last.asked + block.share * block.asked) / together
      block = { share, asked: together, prices: last.prices + block.prices }
      blocks.pop()
    }
    blocks.push(block)
  }
  return Float64Array.from(
    blocks.flatMap(({ share, prices }) => Array.from({ length: prices }, () => share)),
  )
}
