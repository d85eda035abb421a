import type { Figure } from '#quantity/figure'
import { restsOn } from '#study/evaluation/lineage'
import { changedInputs, type ChangedInput, type InputMark } from '#study/evaluation/saved-results'

/** One side of a comparison: figures with the marks of what they came from. */
export interface Compared {
  readonly figures: readonly Figure[]
  readonly inputs: Readonly<Record<string, InputMark>>
}

/** A figure whose value is not what it was. */
export interface MovedFigure {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly before?: Figure
  readonly after?: Figure
  /** Names of the changed inputs that stand behind it. */
  readonly because: readonly string[]
}

export interface Comparison {
  readonly changed: readonly ChangedInput[]
  readonly moved: readonly MovedFigure[]
  readonly unmoved: number
}

/** Which figures moved between two assessments, and because of which inputs. */
export function compareAssessments(before: Compared, after: Compared): Comparison {
  const changed = changedInputs(before.inputs, after.inputs)
  const [was, is] = [byId(before.figures), byId(after.figures)]
  const ids = [...new Set([...was.keys(), ...is.keys()])]
  const moved = ids.flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)]
    if (old !== undefined && now !== undefined && sameNumber(old, now)) return []
    const reasons = changed.filter(({ anchor }) => isBehind(anchor, restsOn(now ? is : was, id)))
    return [movedFigure([id, old, now], reasons)]
  })
  return { changed, moved, unmoved: ids.length - moved.length }
}

function byId(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figures.map((figure) => [figure.id, figure]))
}

function sameNumber(a: Figure, b: Figure): boolean {
  const [first, second] = [a, b].map(({ value, reason, interval, quantiles }) =>
    JSON.stringify([value, reason, interval, quantiles]),
  )
  return first === second
}

/** An anchor with a colon names an end of the lineage, another one the beginning of figure ids. */
function isBehind(anchor: string, under: ReadonlySet<string>): boolean {
  if (anchor.includes(':')) return under.has(anchor)
  return [...under].some((id) => id.startsWith(anchor))
}

function movedFigure(
  [id, before, after]: readonly [string, Figure | undefined, Figure | undefined],
  reasons: readonly ChangedInput[],
): MovedFigure {
  const shown = after ?? before
  return {
    id,
    label: shown?.label ?? id,
    unit: shown?.unit ?? '1',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    because: reasons.map(({ name }) => name),
  }
}
