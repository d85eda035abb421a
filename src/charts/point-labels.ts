/** A rectangle of a picture, in pixels; top is above bottom. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A point that wants a label beside it; where room is short the heavier one gets it. */
export interface PointLabel {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly width: number
  readonly height: number
  readonly weight: number
  /** It is labelled even where it has to stand over points or far away. */
  readonly always: boolean
}

/** Where a label found its place; `away` where a line has to lead to its point. */
export interface PlacedLabel {
  readonly box: Box
  readonly away: boolean
}

export interface LabelRoom {
  readonly bounds: Box
  /** Where no label may stand: words that are there already. */
  readonly taken: readonly Box[]
  /** Where a label stands only if it finds no better place: ranges and lines. */
  readonly avoided: readonly Box[]
}

/** Sideways first, then above and below, then slanted (Imhof, Am Cartogr 1975;2:128-144). */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const
/** Pixels between a point and its label, ring by ring; beyond the first a line leads to the point. */
const rings = [3, 16, 30]
const farRings = [48, 72, 104, 144, 200]
/** What another ring and each thing that is crossed cost, in places of the order of directions. */
const ringCost = 4
const crossingCost = 3
const gap = 2

/**
 * Where the labels of points can stand without touching one another, a point, what is taken, or the
 * edge; undefined where there is no room. The heaviest are placed first, each where it costs least;
 * then whoever found none may push one other aside. The same input gives the same places.
 * (After Christensen, Marks, Shieber, ACM Trans Graph 1995;14:203-232: candidate positions, greedy
 * with repair.)
 */
export function placePointLabels(
  labels: readonly PointLabel[],
  room: LabelRoom,
): readonly (PlacedLabel | undefined)[] {
  const discs = labels.map(discOf)
  const candidates = labels.map((label, i) => candidatesOf(label, i, { discs, room }))
  const placed: (PlacedLabel | undefined)[] = labels.map(() => undefined)
  const order = labels.map((_, i) => i).toSorted((a, b) => before(labels[a]!, labels[b]!) || a - b)
  for (const i of order) {
    placed[i] =
      candidates[i]!.find((one) => blockers(placed, one, i).length === 0) ??
      (labels[i]!.always ? anywhere(labels[i]!, room, placed) : undefined)
  }
  for (const i of order) if (placed[i] === undefined) pushAside(placed, candidates, i)
  return placed
}

/** The labels that a place would touch. */
function blockers(
  placed: readonly (PlacedLabel | undefined)[],
  { box }: PlacedLabel,
  except: number,
): readonly number[] {
  return placed.flatMap((other, i) =>
    i !== except && other !== undefined && touch(box, other.box, gap) ? [i] : [],
  )
}

/** Places a label where only one other stands in its way that can stand elsewhere. */
function pushAside(
  placed: (PlacedLabel | undefined)[],
  candidates: readonly (readonly PlacedLabel[])[],
  index: number,
): void {
  for (const wanted of candidates[index]!) {
    const blocking = blockers(placed, wanted, index)
    const other = blocking[0]
    if (other === undefined || blocking.length > 1) continue
    placed[index] = wanted
    const aside = candidates[other]!.find((one) => blockers(placed, one, other).length === 0)
    if (aside !== undefined) {
      placed[other] = aside
      return
    }
    placed[index] = undefined
  }
}

/** Whether two boxes come nearer than `distance`. */
export function touch(a: Box, b: Box, distance: number): boolean {
  return (
    a.left < b.right + distance &&
    b.left < a.right + distance &&
    a.top < b.bottom + distance &&
    b.top < a.bottom + distance
  )
}

function before(a: PointLabel, b: PointLabel): number {
  return Number(b.always) - Number(a.always) || b.weight - a.weight
}

/** The box around a point. */
export function discOf({ x, y, radius }: Pick<PointLabel, 'x' | 'y' | 'radius'>): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

/** Places beside a point that nothing else than labels can take, the cheapest first. */
function candidatesOf(
  label: PointLabel,
  index: number,
  { discs, room }: { readonly discs: readonly Box[]; readonly room: LabelRoom },
): readonly PlacedLabel[] {
  const all = label.always ? [...rings, ...farRings] : rings
  const places = all.flatMap((distance, ring) =>
    directions.map((direction, rank) => {
      const box = boxAt(label, direction, distance)
      const crossed = room.avoided.filter((other) => touch(box, other, 0)).length
      return { box, away: ring > 0, cost: rank + ring * ringCost + crossed * crossingCost }
    }),
  )
  return places
    .filter(
      ({ box }) =>
        inside(box, room.bounds) &&
        !room.taken.some((other) => touch(box, other, gap)) &&
        !discs.some((disc, i) => i !== index && touch(box, disc, 1)),
    )
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ box, away }) => ({ box, away }))
}

function boxAt(
  { x, y, radius, width, height }: PointLabel,
  [across, down]: readonly [number, number],
  distance: number,
): Box {
  const slanted = across !== 0 && down !== 0
  const out = radius + (slanted ? distance * 0.7 - 1 : distance)
  const left = across === 0 ? x - width / 2 : across > 0 ? x + out : x - out - width
  const top = down === 0 ? y - height / 2 : down > 0 ? y + out : y - out - height
  return { left, right: left + width, top, bottom: top + height }
}

/** Whether a box lies inside another. */
export function inside(box: Box, bounds: Box): boolean {
  return (
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom
  )
}

/** The place nearest to the point that is free of other labels, over points if need be. */
function anywhere(
  label: PointLabel,
  { bounds, taken }: LabelRoom,
  placed: readonly (PlacedLabel | undefined)[],
): PlacedLabel | undefined {
  const words = [...taken, ...placed.flatMap((one) => (one === undefined ? [] : [one.box]))]
  let best: Box | undefined
  let nearest = Infinity
  for (let top = bounds.top; top + label.height <= bounds.bottom; top += label.height / 2) {
    for (let left = bounds.left; left + label.width <= bounds.right; left += label.height / 2) {
      const box = { left, right: left + label.width, top, bottom: top + label.height }
      const distance = Math.hypot(
        left + label.width / 2 - label.x,
        (top + label.height / 2 - label.y) * 2,
      )
      if (distance >= nearest || touch(box, discOf(label), 1)) continue
      if (words.some((other) => touch(box, other, gap))) continue
      best = box
      nearest = distance
    }
  }
  return best === undefined ? undefined : { box: best, away: true }
}
