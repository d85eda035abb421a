import { slug } from '#quantity/id'
import { isReservedId } from '#study/document/resolve/ids'
import type { DraftStudy } from '#use-cases/project-study'

/** Ids for the names of a value model: `avgDeal_Value` is `avg-deal-value`. */
export class ProjectNames {
  private readonly taken: Set<string>

  constructor({ assumptions, formulas, value }: DraftStudy) {
    const costs = Array.isArray(value['costs']) ? (value['costs'] as { id: string }[]) : []
    const entries = [...assumptions, ...formulas, ...value.drivers, ...costs]
    this.taken = new Set(entries.map(({ id }) => id))
  }

  /** An id that nothing has yet; a word with a meaning of its own gets an ending. */
  give(name: string, ending: string): string {
    const wanted = slug(name.replaceAll(/([a-z\d])([A-Z])/gu, '$1-$2')).slice(0, 60)
    const base = wanted.replace(/-$/u, '')
    const free = (id: string): boolean => !this.taken.has(id) && !isReservedId(id)
    let id = free(base) ? base : `${base}-${ending}`
    for (let copy = 2; !free(id); copy++) id = `${base}-${copy}`
    this.taken.add(id)
    return id
  }
}
